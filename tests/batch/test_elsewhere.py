"""Files behind addresses, and the workers of a cluster: the same results."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import dask
import fsspec
import pytest
from distributed import LocalCluster
from tests.batch.test_session import FORMATS, Audience, results

from planparse.batch.limits import Limits
from planparse.batch.remote import RemoteStore
from planparse.batch.session import Options, run
from planparse.cli.progress import Silence
from planparse.errors import UsageError

SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    for number, plan in enumerate(sorted(SAMPLES.glob("*/plan.pdf"))[:8] * 3):
        (tmp_path / "in" / f"{number:02}.pdf").write_bytes(plan.read_bytes() + f"\n% {number % 20}\n".encode())
    (tmp_path / "in" / "damaged.pdf").write_bytes(b"%PDF-1.7\nnothing")
    (tmp_path / "in" / "letter.txt").write_text("Bonjour,\n\nil fait beau.\n")
    return tmp_path


@pytest.fixture
def memory(archive: Path) -> Iterator[fsspec.AbstractFileSystem]:
    system = fsspec.filesystem("memory")
    system.put(str(archive / "in"), "/in", recursive=True)
    yield system
    system.rm("/", recursive=True)


def test_addresses_give_the_results_that_folders_give(archive: Path, memory: fsspec.AbstractFileSystem) -> None:
    run(Options(("in",), "out", FORMATS), Silence())
    entries = run(Options(("memory://in",), "memory://out", FORMATS), Silence())
    memory.get("/out", str(archive / "fetched"), recursive=True)
    here, there = results("out"), results("fetched")
    assert [line["sha256"] for line in here["manifest.jsonl"]] == [line["sha256"] for line in there["manifest.jsonl"]]
    for entry in entries:
        if entry.output:
            name = Path(entry.path).name
            assert memory.cat(f"/out/{entry.output}") == (archive / "out/plans/in" / f"{name}.json").read_bytes()
    audience = Audience()
    run(Options(("memory://in",), "memory://out", FORMATS), audience)
    assert audience.fresh == []


def test_journal_behind_an_address_is_resumed(archive: Path, memory: fsspec.AbstractFileSystem) -> None:
    class Impatient(Audience):
        def began(self, path: str) -> None:
            super().began(path)
            if len(self.fresh) > 12:
                raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(Options(("memory://in",), "memory://out", FORMATS, 1), Impatient())
    audience = Audience()
    run(Options(("memory://in",), "memory://out", FORMATS, 1), audience)
    run(Options(("memory://in",), "memory://fresh", FORMATS, 1), Silence())
    assert "memory:///in/00.pdf" not in audience.fresh
    assert audience.fresh[0] == "memory:///in/12.pdf"
    for name in ("actions.csv", "actions.jsonl", "datapackage.json"):
        assert memory.cat(f"/out/{name}") == memory.cat(f"/fresh/{name}")
    assert not memory.exists("/out/.planparse")


def test_address_of_a_file_on_this_machine_is_a_path(archive: Path) -> None:
    run(Options((f"file://{archive}/in",), f"file://{archive}/out", FORMATS), Silence())
    assert (archive / "out/manifest.jsonl").exists()


def test_address_that_nothing_opens_is_a_usage_error(archive: Path) -> None:
    with pytest.raises(UsageError, match="cannot be opened"):
        run(Options(("nowhere://in",), "out", FORMATS), Silence())
    with pytest.raises(UsageError, match="cannot be opened"):
        RemoteStore("nowhere://out")


@pytest.fixture
def cluster() -> Iterator[LocalCluster]:
    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster:
        yield cluster


@pytest.mark.filterwarnings("ignore")
@pytest.mark.skipif(sys.platform != "linux", reason="children that outlive their worker are looked for in /proc")
def test_cluster_that_loses_a_worker_gives_the_same_results(archive: Path, cluster: LocalCluster) -> None:
    class Saboteur(Audience):
        def ended(self, entry, *, earlier: bool) -> None:
            if not self.killed:
                self.killed = True
                os.kill(next(iter(cluster.workers.values())).pid, signal.SIGKILL)

        killed = False

    run(Options(("in",), "here", FORMATS, 2, Limits()), Silence())
    run(Options(("in",), "there", FORMATS, cluster=cluster.scheduler_address), Saboteur())
    assert results("there") == results("here")


def test_no_cluster_is_a_usage_error(archive: Path) -> None:

    with dask.config.set({"distributed.comm.timeouts.connect": "1s"}), pytest.raises(UsageError, match="No cluster"):
        run(Options(("in",), "out", FORMATS, cluster="tcp://127.0.0.1:9"), Silence())
