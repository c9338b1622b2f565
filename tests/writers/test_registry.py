import subprocess
import sys

from planparse.writers import WRITERS


def test_formats_are_distinct_and_json_is_the_default() -> None:
    formats = [writer.format for writer in WRITERS]
    assert len(set(formats)) == len(formats)
    assert formats[0] == "json"


def test_listing_the_formats_loads_no_records() -> None:
    code = "import sys, planparse.writers; sys.exit('pydantic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
