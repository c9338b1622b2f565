import pytest
from tests.readers.flat import grid, lines, read, tables

from planparse.document import Document, Paragraph


def markdown(source: str) -> Document:
    return read(source, "plan.md")


def test_name_tells_markdown_from_a_transcript() -> None:
    source = "# Plan\n\n- Ouvrir un café\n"
    assert read(source, "PLAN.MD").format == "markdown"
    assert read(source, "plan.txt").format == "text"


def test_tabbed_table_makes_a_transcript_of_it() -> None:
    assert read("# Plan\n\nAction\tCible\nOuvrir\t2\n", "plan.md").format == "text"
    assert read("# Plan\n\n*\tOuvrir\n*\tFermer\n", "plan.md").format == "markdown"
    assert read("| Action |\tCible |\n|--|--|\n| Ouvrir\t| 2 |\n| Fermer\t| 3 |\n", "plan.md").format == "markdown"


def test_page_saved_as_markdown_is_a_page() -> None:
    assert read("<!doctype html><p>Plan", "plan.md").format == "html"


def test_lines_of_a_paragraph_are_joined_and_hard_breaks_kept() -> None:
    assert lines(markdown("Ouvrir\nun café\\\nà midi\n\nFermer")) == ["Ouvrir un café", "à midi", "Fermer"]


def test_headings_lists_and_emphasis() -> None:
    document = markdown("Plan\n====\n\n## Axe *un*\n\n3. trois\n   - dessous\n4. **quatre**\n")
    assert lines(document) == ["Plan", "Axe un", "3. trois", "• dessous", "4. quatre"]
    paragraphs = [block for block in document.blocks if isinstance(block, Paragraph)]
    assert [block.heading for block in paragraphs] == [1, 2, 0, 0, 0]
    assert [block.depth for block in paragraphs] == [0, 0, 0, 1, 0]


def test_pipe_table_with_escaped_pipes_and_broken_lines() -> None:
    source = "| **Action** | Cible |\n|:--|--:|\n| Ouvrir \\| fermer | • 2<br>• 3 |\n| `1.1` [Lier](https://x.test) |\n"
    [table] = tables(markdown(source))
    assert grid(table) == [["Action", "Cible"], ["Ouvrir | fermer", "• 2 / • 3"], ["1.1 Lier", ""]]
    assert [cell.header for cell in table.cells] == [True, True, False, False, False, False]
    assert [cell.place.line for cell in table.cells] == [1, 1, 3, 3, 4, 4]


def test_html_table_inside_keeps_its_spans() -> None:
    source = "Plan\n\n<table>\n<tr><td rowspan=2>a</td><td>b</td></tr>\n<tr><td>c</td></tr>\n</table>\n\nFin"
    document = markdown(source)
    assert grid(tables(document)[0]) == [["a", "b"], [None, "c"]]
    assert lines(document) == ["Plan", "Fin"]


def test_struck_out_text_is_left_out() -> None:
    assert lines(markdown("~~Fermer~~ Ouvrir\n\n~~Partir~~")) == ["Ouvrir"]


def test_notes_are_no_part_of_the_flow() -> None:
    document = markdown("Agir[^1] ici.\n\n[^1]: Selon la loi.\n")
    assert lines(document) == ["Agir ici."]
    assert [note.text for note in document.furniture] == ["Selon la loi."]


def test_metadata_is_skipped_at_the_top_and_where_pages_were_joined() -> None:
    page = "---\ntitle: 'Plan climat'\nlanguage: fr\ntags:\n  - eau\n---\n\nOuvrir\n"
    document = markdown(page + "\n---\ntitle: Suite\n---\n\nFermer\n")
    assert lines(document) == ["Ouvrir", "Fermer"]
    assert document.metadata == (("title", "Plan climat"), ("language", "fr"))


def test_rules_between_sections_are_no_metadata() -> None:
    assert lines(markdown("---\n\nNote : ouvrir\n\n---\n\nFermer")) == ["Note : ouvrir", "Fermer"]


def test_fence_around_a_table_is_only_paper() -> None:
    source = "```markdown\n| Action | Cible |\n|--|--|\n| Ouvrir | 2 |\n```\n"
    assert grid(tables(markdown(source))[0]) == [["Action", "Cible"], ["Ouvrir", "2"]]


def test_definition_list_is_a_table_of_terms() -> None:
    assert grid(tables(markdown("MRC\n: Municipalité régionale\n\nSDE\n: Service\n"))[0]) == [
        ["MRC", "Municipalité régionale"],
        ["SDE", "Service"],
    ]


def test_attribute_lists_are_not_printed() -> None:
    assert lines(markdown("## Axe\n{: .wide #axe }\n\nAgir")) == ["Axe", "Agir"]


def test_lines_of_the_source_are_the_places() -> None:
    document = markdown("# Plan\n\nUn\n\n<p>deux</p>\n\n- trois\n- quatre\n")
    assert [block.places[0].line for block in document.blocks if isinstance(block, Paragraph)] == [1, 3, 5, 7, 8]


@pytest.mark.parametrize("sign", ["[", "![", "*a_ ", "`", "<", "&", "~~a", "|a", "- ", "> ", "# "])
def test_countless_signs_are_read_in_time(sign: str) -> None:
    markdown("Plan\n\n" + sign * 10_000)


def test_text_beyond_the_limit_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planparse.readers.markdown.rendering.MAX_CHARACTERS", 10)
    document = markdown("Ouvrir\n\nFermer\n")
    assert [doubt.code for doubt in document.doubts] == ["limit-reached"]
