from pathlib import Path

import pytest

from planparse import errors
from planparse.cli.exits import report
from planparse.errors import PlanparseError

README = Path(__file__).parents[2] / "README.md"


def test_every_error_has_a_code_of_its_own() -> None:
    codes = [error.exit_code for error in PlanparseError.__subclasses__()]
    assert len(set(codes)) == len(codes)
    assert not {0, 1, 130} & set(codes)


@pytest.mark.parametrize("error", PlanparseError.__subclasses__())
def test_every_code_is_in_the_readme(error: type[PlanparseError]) -> None:
    assert f"| {error.exit_code} |" in README.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("error", "code", "sentence"),
    [
        (errors.NoTextError("scan.pdf holds pictures only."), 7, "scan.pdf holds pictures only.\n"),
        (KeyboardInterrupt(), 130, "Interrupted.\n"),
        (MemoryError(), 1, "planparse failed on a.pdf (MemoryError); run with --debug for details.\n"),
        (
            ValueError("odd"),
            1,
            "planparse failed on a.pdf (ValueError: odd); run with --debug for details.\n",
        ),
    ],
)
def test_error_is_one_sentence_and_a_code(
    error: BaseException, code: int, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert report(error, "a.pdf") == code
    assert capsys.readouterr() == ("", sentence)


def test_unexpected_error_shows_no_traceback(run, inputs: Path) -> None:
    code, out, err = run("extract", inputs / "surprise.pdf")
    assert (code, out) == (1, "")
    assert err.count("\n") == 1
    assert "surprise.pdf" in err
    assert "\x1b" not in err, "what a document says cannot steer the terminal"


def test_debug_shows_the_traceback(run, inputs: Path) -> None:
    assert "Traceback" in run("extract", inputs / "surprise.pdf", "--debug").err


def test_interrupt_ends_the_run(run, inputs: Path) -> None:
    assert run("extract", inputs / "interrupt.pdf") == (130, "", "Interrupted.\n")


def test_missing_argument_is_a_usage_error(run) -> None:
    code, out, err = run("extract")
    assert (code, out) == (2, "")
    assert "PLAN" in err
