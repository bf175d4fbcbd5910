"""CrewAI's search tools: the class, what it searches, and what it needs.

Found by running crewai-tools 1.15.30; `tests/evaluator/catalogue/crewai_tools.json` holds what its
classes take, as `record_crewai_tools.py` beside it reads it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from evaluator.blueprint.model import Tool, ToolKind
from evaluator.catalogue.addresses import problem_of_address
from evaluator.i18n import Marked, Message, message

SourceKind = Literal["file", "folder", "address", "table", "collection", "handle"]


@dataclass(frozen=True)
class SearchTool:
    """A search tool of CrewAI.

    - `argument` is what its constructor takes the source by; `query` what a search takes the question by.
    - `source` says what `Tool.source` is, `source_words` in words, and `example` shows one. A file or
      folder is named relative to the project; CrewAI refuses one outside the working folder.
    - `variables` are the environment variables it needs; `optional` those it can do without.
    - `requirements` are what `crewai[tools]` does not bring.
    - `embeds`: it indexes its source with the project's embedder, told as
      `config={"embedding_model": …}` (the older `{"llm", "embedder"}` is dropped without a word).
      All of these share one collection unless each is given a `collection_name` of its own.
    """

    kind: ToolKind
    name: Marked
    class_name: str
    argument: str
    source: SourceKind
    source_words: Marked
    example: str
    query: str = "search_query"
    endings: tuple[str, ...] = ()
    variables: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    requirements: tuple[str, ...] = ()
    embeds: bool = True
    source_is_needed: bool = True

    @property
    def noun(self) -> str:
        """What it searches, in the English of a generated docstring."""
        return _NOUNS[self.kind]


_NOUNS: dict[ToolKind, str] = {
    "csv": "a CSV file",
    "directory": "a folder",
    "docx": "a Word file",
    "json": "a JSON file",
    "mdx": "a Markdown file",
    "mysql": "a table of a MySQL database",
    "pdf": "a PDF file",
    "postgresql": "a PostgreSQL database, which it only reads",
    "qdrant": "a Qdrant collection",
    "txt": "a text file",
    "xml": "an XML file",
    "website": "a website",
    "youtube_channel": "the videos of a YouTube channel",
    "youtube_video": "a YouTube video",
}
_FILE = Marked("a file of the project")
SEARCH_TOOLS: tuple[SearchTool, ...] = (
    SearchTool("csv", Marked("CSV file"), "CSVSearchTool", "csv", "file", _FILE, "data/prices.csv", endings=(".csv",)),
    SearchTool("directory", Marked("Folder"), "DirectorySearchTool", "directory", "folder", Marked("a folder of the project"), "data"),
    SearchTool("docx", Marked("Word file"), "DOCXSearchTool", "docx", "file", _FILE, "data/contract.docx", endings=(".docx",)),
    SearchTool("json", Marked("JSON file"), "JSONSearchTool", "json_path", "file", _FILE, "data/orders.json", endings=(".json",)),
    SearchTool("mdx", Marked("Markdown or MDX file"), "MDXSearchTool", "mdx", "file", _FILE, "data/guide.mdx", endings=(".mdx", ".md")),
    SearchTool(
        "mysql", Marked("MySQL table"), "MySQLSearchTool", "table_name", "table", Marked("a table, as name or schema.name"), "orders",
        variables=("MYSQL_URI",), requirements=("pymysql>=1.1.1,<2",),
    ),
    SearchTool("pdf", Marked("PDF file"), "PDFSearchTool", "pdf", "file", _FILE, "data/manual.pdf", query="query", endings=(".pdf",)),
    # PGSearchTool is gone; this one writes SQL instead of searching vectors, and only reads.
    SearchTool(
        "postgresql", Marked("PostgreSQL database"), "NL2SQLTool", "db_uri", "table", Marked("the table that it is about, or nothing"), "orders",
        query="sql_query", variables=("POSTGRESQL_URI",), requirements=("psycopg2-binary>=2.9.10,<3", "sqlalchemy>=2.0.35,<3"),
        embeds=False, source_is_needed=False,
    ),
    # Its settings go into a QdrantConfig; without a function of ours it embeds with OpenAI's large model.
    SearchTool(
        "qdrant", Marked("Qdrant collection"), "QdrantVectorSearchTool", "qdrant_config", "collection",
        Marked("a collection, filled with the project's embedder"), "articles",
        query="query", variables=("QDRANT_URL",), optional=("QDRANT_API_KEY",), requirements=("qdrant-client>=1.12.1,<2",),
    ),
    SearchTool("txt", Marked("Text file"), "TXTSearchTool", "txt", "file", _FILE, "data/notes.txt", endings=(".txt",)),
    SearchTool("xml", Marked("XML file"), "XMLSearchTool", "xml", "file", _FILE, "data/catalogue.xml", endings=(".xml",)),
    # A private address is refused by CrewAI.
    SearchTool("website", Marked("Website"), "WebsiteSearchTool", "website", "address", Marked("a public web address"), "https://docs.python.org/3/"),
    SearchTool(
        "youtube_channel", Marked("YouTube channel"), "YoutubeChannelSearchTool", "youtube_channel_handle", "handle",
        Marked("a channel's handle"), "@crewAIInc",
    ),
    SearchTool(
        "youtube_video", Marked("YouTube video"), "YoutubeVideoSearchTool", "youtube_video_url", "address",
        Marked("a video's address"), "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
    ),
)  # fmt: skip
SEARCH_TOOL: dict[ToolKind, SearchTool] = {tool.kind: tool for tool in SEARCH_TOOLS}


def search_tool_of(tool: Tool) -> SearchTool | None:
    """The search tool that a blueprint's tool is, or None for a custom one."""
    return SEARCH_TOOL.get(tool.kind)


def problem_of_source(tool: Tool) -> Message | None:
    """Why a search tool's source cannot be searched, as far as its text says; None when it can."""
    search = search_tool_of(tool)
    if search is None:
        return None
    source = tool.source.strip()
    if not source:
        return (
            message(
                Marked("{tool} needs its source: {source}, as {example}."),
                tool=search.name,
                source=search.source_words,
                example=search.example,
            )
            if search.source_is_needed
            else None
        )
    if search.source in ("file", "folder") and _leaves_the_project(source):
        return message(
            Marked("“{source}” is outside the project; name it relative to the project's folder."),
            source=source,
        )
    if search.source == "address" and (problem := problem_of_address(source)):
        return problem
    if search.endings and not source.lower().endswith(search.endings):
        return message(
            Marked("{tool} searches a file that ends in {endings}, not “{source}”."),
            tool=search.name,
            endings=search.endings,
            source=source,
        )
    return None


def _leaves_the_project(source: str) -> bool:
    parts = source.replace("\\", "/").split("/")
    return ".." in parts or source.startswith(("/", "\\", "~")) or source[1:2] == ":"
