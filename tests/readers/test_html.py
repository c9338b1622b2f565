import pytest
from tests.readers.flat import grid, lines, read, tables

from planparse.document import Document, Paragraph
from planparse.errors import NoTextError


def page(body: str, head: str = "") -> Document:
    return read(f"<!DOCTYPE html><html lang=fr><head>{head}</head><body>{body}</body></html>", "plan.html")


def only_grid(body: str) -> list[list[str | None]]:
    [table] = tables(page(body))
    return grid(table)


def test_page_is_known_by_its_content_whatever_its_name() -> None:
    assert read("<html><p>Accueillir", "plan.docx").format == "html"
    assert read("\ufeff\n<!-- saved --><!doctype HTML><p>Accueillir", "plan").format == "html"


def test_piece_of_a_page_needs_the_name() -> None:
    table = "<table><tr><td>Accueillir</table>"
    assert read(table, "plan.htm").format == "html"
    assert read(table, "plan.txt").format == "text"


def test_zero_bytes_show_nothing() -> None:
    assert lines(read("<html>\0<p>Accue\0illir", "plan.html")) == ["Accueillir"]


def test_xhtml_is_read() -> None:
    source = '<?xml version="1.0" encoding="UTF-8"?><html xmlns="http://www.w3.org/1999/xhtml"><body><p>Été</p></body></html>'
    assert lines(read(source, "plan.xhtml")) == ["Été"]


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("iso-8859-1", "cp1252"),
        ("windows-1252", "cp1252"),
        ("iso-8859-1", "utf-8"),
        ("", "cp1252"),
        ("utf-8", "cp1252"),
    ],
)
def test_encoding_is_the_one_that_makes_words(declared: str, encoding: str) -> None:
    source = f"<html><meta charset='{declared}'><p>L’été – à Saint-Élie</p>".encode(encoding)
    assert lines(read(source, "plan.html")) == ["L’été – à Saint-Élie"]


def test_blocks_end_lines_and_inline_elements_do_not() -> None:
    assert lines(page("<div>Un <b>deux</b><span>trois</span><p>quatre<br>cinq</p>six</div>sept")) == [
        "Un deuxtrois",
        "quatre",
        "cinq",
        "six",
        "sept",
    ]


def test_heading_keeps_its_rank_and_bold_its_weight() -> None:
    first, second, third = page("<h2>Axe</h2><p><b>Gras :</b></p><p><b>Un</b> peu</p>").blocks
    assert isinstance(first, Paragraph)
    assert (first.heading, first.text, first.bold) == (2, "Axe", True)
    assert [block.bold for block in (second, third) if isinstance(block, Paragraph)] == [True, False]


def test_list_items_have_the_marks_that_a_browser_prints() -> None:
    document = page(
        "<ol type=A start=3><li>trois<ul><li>dessous</ul><li value=7>sept</ol>"
        "<ol type=i><li>un<li><p>deux</p><p>suite</ol>"
    )
    assert lines(document) == ["C. trois", "• dessous", "G. sept", "i. un", "ii. deux", "suite"]
    assert [block.depth for block in document.blocks if isinstance(block, Paragraph)][:3] == [0, 1, 0]


def test_lists_of_word_keep_their_marks() -> None:
    mark = "<span style='mso-list:Ignore'>{}<span>&nbsp;&nbsp;</span></span>"
    symbol = f"<span style='font-family:Symbol'>{mark.format('·')}</span>"
    body = (
        f"<p style='mso-list:l0 level1 lfo1'>{symbol}Informer</p>"
        f"<p style='mso-list:l0 level2 lfo1'>{mark.format('b)')}Former</p>"
    )
    document = page(body)
    assert lines(document) == ["• Informer", "b) Former"]
    assert [block.depth for block in document.blocks if isinstance(block, Paragraph)] == [0, 1]


@pytest.mark.parametrize(
    "unseen",
    [
        "<script>var decoy</script>",
        "<template><p>decoy</p></template>",
        "<noscript>decoy</noscript>",
        "<p hidden>decoy</p>",
        "<div style='DISPLAY : none'><p>decoy</p></div>",
        "<span style='visibility:hidden'>decoy</span>",
        "<p class='note off'>decoy</p>",
        "<del>decoy</del>",
        "<s>decoy</s>",
        "<span style='text-decoration:line-through'>decoy</span>",
        "<!-- decoy -->",
        "<select><option>decoy</select>",
        "<svg><text>decoy</text></svg>",
    ],
)
def test_what_is_not_shown_is_not_read(unseen: str) -> None:
    document = page(f"<p>avant</p>{unseen}<p>après</p>", "<style>.off, p.gone { color: red; display: none }</style>")
    assert lines(document) == ["avant", "après"]


def test_hidden_rows_and_cells_are_no_part_of_the_grid() -> None:
    body = "<table><tr><td>1<td>2<tr style='display:none'><td>3<td>4<tr><td>5<td hidden>x<td>6</table>"
    assert only_grid(body) == [["1", "2"], ["5", "6"]]


def test_menus_and_notes_are_no_part_of_the_flow() -> None:
    body = (
        "<nav><ul><li>Accueil</ul></nav><p>Agir<sup><a href='#n1'>1</a></sup> ici</p>"
        "<section role=doc-endnotes><p>Voir la loi</p></section>"
    )
    document = page(body)
    assert lines(document) == ["Agir ici"]
    assert [line.text for line in document.furniture] == ["Accueil", "Voir la loi"]


def test_spans_cover_their_places() -> None:
    body = (
        "<table><thead><tr><th rowspan=2>Action<th colspan=2>Résultats<tr><th>Indicateur<th>Cible</thead>"
        "<tr><td rowspan=0>Ouvrir<td>Nbre<td>2<tr><td>Taux<td>3</table>"
    )
    [table] = tables(page(body))
    assert grid(table) == [
        ["Action", "Résultats", None],
        [None, "Indicateur", "Cible"],
        ["Ouvrir", "Nbre", "2"],
        [None, "Taux", "3"],
    ]
    assert [cell.row_span for cell in table.cells if cell.column == 0] == [2, 2]
    assert [cell.header for cell in table.cells] == [True] * 4 + [False] * 5


def test_row_headings_are_no_header_row() -> None:
    [table] = tables(page("<table><tr><th>1<th>2<tr><th scope=row>a<td>b</table>"))
    assert [cell.header for cell in table.cells] == [True, True, False, False]


@pytest.mark.parametrize("span", ["1000000000", "-1", "0", "two", "1.5"])
def test_forged_spans_end_where_the_table_does(span: str) -> None:
    body = f"<table><tr><td>a<td colspan={span} rowspan={span}>b<tr><td>c<td>d<td>e</table>"
    [table] = tables(page(body))
    assert table.columns <= 5
    assert {cell.text for cell in table.cells} == set("abcde")


def test_fill_of_a_cell_or_its_row() -> None:
    body = (
        "<table><tr><td style='background:#ABC'>1<td bgcolor=ff0000>2<tr bgcolor='#eeeeee'><td>3"
        "<td style='background-color: rgb(1, 2, 300)'>4<tr><td bgcolor=white>5<td style='background:#fff'>6</table>"
    )
    [table] = tables(page(body))
    assert [cell.fill for cell in table.cells] == ["#aabbcc", "#ff0000", "#eeeeee", "#0102ff", None, None]


def test_rows_of_a_nested_table_are_lines_of_the_cell() -> None:
    body = "<table><tr><td>Budget<td>Total<table><tr><td>2024<td>10 $<tr><td>2025<td>20 $</table></table>"
    assert only_grid(body) == [["Budget", "Total / 2024 10 $ / 2025 20 $"]]


def test_layout_table_is_taken_away() -> None:
    body = "<table><tr><td><p>Plan</p><table><tr><td>Action<td>Cible<tr><td>Ouvrir<td>2</table></table>"
    document = page(body)
    assert lines(document) == ["Plan"]
    assert grid(tables(document)[0]) == [["Action", "Cible"], ["Ouvrir", "2"]]


def test_caption_stands_before_its_table() -> None:
    first, second = page("<table><caption>Axe 1</caption><tr><td>a<td>b</table>").blocks
    assert isinstance(first, Paragraph)
    assert (first.text, second) == ("Axe 1", tables(page("<table><caption>Axe 1</caption><tr><td>a<td>b</table>"))[0])


def test_definition_list_is_a_table_of_terms() -> None:
    body = "<dl><dt>MRC</dt><dd>Municipalité régionale</dd><div><dt>SDE</dt><dd>Service</dd><dd>Société</dd></div></dl>"
    assert only_grid(body) == [["MRC", "Municipalité régionale", None], ["SDE", "Service", "Société"]]


def test_ticks_of_a_form_are_read() -> None:
    assert only_grid(
        "<table><tr><td><input type=checkbox checked><td><input type=checkbox><td><input value=x></table>"
    ) == [["☒", "☐", ""]]


def test_places_name_table_row_column_and_line() -> None:
    document = read("<html>\n<p>un</p>\n<table>\n<tr><td>a\n<td>b\n</table>", "plan.html")
    first = document.blocks[0]
    assert isinstance(first, Paragraph)
    assert first.places[0].line == 2
    place = tables(document)[0].cells[1].paragraphs[0].places[0]
    assert (place.table, place.row, place.column, place.line) == (1, 1, 2, 5)


def test_page_says_its_title_author_and_language() -> None:
    document = page("<p>a", "<title>Plan  climat</title><meta name=author content=MRC>")
    assert document.metadata == (("title", "Plan climat"), ("author", "MRC"), ("language", "fr"))


def test_page_without_a_word_is_refused() -> None:
    with pytest.raises(NoTextError, match=r"^plan\.html shows no text\.$"):
        page("<img src=plan.png><script>x</script>")


@pytest.mark.parametrize("tag", ["<div>", "<table><tr><td>", "<ul><li>", "<dl><dd>"])
def test_bottomless_nesting_is_told(tag: str) -> None:
    document = page("<p>avant</p>" + tag * 5000 + "fond")
    assert lines(document)[0] == "avant"
    assert {doubt.code for doubt in document.doubts} == {"limit-reached"}


def test_deep_inline_markup_is_read() -> None:
    assert lines(page("<font><b>" * 400 + "fond")) == ["fond"]


def test_tag_with_countless_attributes_is_read_without_them() -> None:
    attributes = " ".join(f"a{number}=1" for number in range(20_000))
    assert lines(page(f"<p {attributes}>Agir</p>")) == ["Agir"]


ROWS = (("Action", "Responsable"), ("Planter", "MRC"), ("Semer", "Ville"))


def rows_of(row: str, cell: str) -> str:
    return "".join(f"<div {row}>{''.join(f'<div {cell}>{text}</div>' for text in texts)}</div>" for texts in ROWS)


@pytest.mark.parametrize(
    "body",
    [
        f'<div role="table">{rows_of("role=row", "role=cell")}</div>',
        f'<div role="grid"><div role="rowgroup">{rows_of("role=row", "role=gridcell")}</div></div>',
        f'<div style="display:table">{rows_of("style=display:table-row", "style=display:table-cell")}</div>',
    ],
)
def test_tables_are_also_made_of_other_elements(body: str) -> None:
    assert only_grid(body) == [list(texts) for texts in ROWS]


def test_page_in_columns_is_no_table() -> None:
    columns = '<div style="display:table-cell"><p>Menu</p></div><div style="display:table-cell"><p>Plan</p></div>'
    found = page(f'<div style="display:table"><div style="display:table-row">{columns}</div></div>')
    assert (lines(found), tables(found)) == (["Menu", "Plan"], [])


def test_table_around_the_page_is_a_layout() -> None:
    inner = "<table>" + "".join(f"<tr><td>{one}<td>{other}</tr>" for one, other in ROWS) + "</table>"
    found = page(f"<table><tr><td>Logo</tr><tr><td>{inner}</tr></table>")
    assert lines(found) == ["Logo"]
    [table] = tables(found)
    assert grid(table) == [list(texts) for texts in ROWS]


def test_table_with_a_small_one_in_a_cell_is_none() -> None:
    inner = "<table><tr><td>2025<td>2026</tr></table>"
    assert only_grid(f"<table><tr><td>Action<td>Dates</tr><tr><td>Planter<td>{inner}</tr></table>") == [
        ["Action", "Dates"],
        ["Planter", "2025 2026"],
    ]
