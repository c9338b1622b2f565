"""Files that no reader takes: LibreOffice, where it is installed, makes readable ones of them."""

from __future__ import annotations

from planparse.conversion.conversion import Conversion, Converted, readable
from planparse.conversion.kinds import Kind, kind_of
from planparse.conversion.office import converter, program, remedy

__all__ = ["Conversion", "Converted", "Kind", "converter", "kind_of", "program", "readable", "remedy"]
