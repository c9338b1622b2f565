"""Compiles the C functions of the PDF reader where a compiler is to be had; without them it is slower, not poorer."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from setuptools import Distribution, Extension
from setuptools.command.build_ext import build_ext

MODULE = "planparse.readers.pdf._batched"


class CompileHook(BuildHookInterface[Any]):
    """Puts the compiled module into wheels, and for an editable install into the source tree."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, before hatchling gathers the files."""
        if self.target_name != "wheel":
            return
        source = Path(self.root, "src", *MODULE.split(".")).with_suffix(".c")
        self._folder = tempfile.mkdtemp()
        compiled = compile_module(source, Path(self._folder))
        if compiled is None:
            self.app.display_warning("No C compiler: planparse is installed without its compiled functions.")
        elif version == "editable":
            shutil.copy(compiled, source.parent)
        else:
            build_data["force_include"][str(compiled)] = str(Path(*MODULE.split(".")).with_name(compiled.name))
            build_data["pure_python"] = False
            build_data["infer_tag"] = True

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Clean up, after the wheel is written."""
        if self.target_name == "wheel":
            shutil.rmtree(self._folder)


def compile_module(source: Path, folder: Path) -> Path | None:
    """The compiled module, below `folder`; None where it cannot be compiled."""
    extension = Extension(MODULE, [str(source)], py_limited_api=True, optional=True)
    if os.name == "posix":
        extension.libraries.append("m")
        # No product is added to a sum without rounding: Python does not either.
        extension.extra_compile_args.append("-ffp-contract=off")
    command = build_ext(Distribution({"ext_modules": [extension]}))
    command.build_lib, command.build_temp = str(folder / "built"), str(folder / "objects")
    command.ensure_finalized()
    command.run()
    compiled = Path(command.get_ext_fullpath(MODULE))
    return compiled if compiled.exists() else None
