"""The samples and the evidence benchmark stand at the root of the repository, beside the package."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
