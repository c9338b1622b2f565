"""Pictures of pages: level, free of shadows, and read. It knows pixels only, no file format."""
