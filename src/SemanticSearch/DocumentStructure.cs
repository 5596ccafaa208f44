namespace SemanticSearch;

/// <summary>The structure of a document as spans over its canonical text, each list in the order of starts.</summary>
public sealed record DocumentStructure
{
    /// <summary>A text without structure.</summary>
    public static readonly DocumentStructure None = new();

    /// <summary>The sections that headings open; nested sections lie inside their parents.</summary>
    public IReadOnlyList<Section> Sections { get; init; } = [];

    /// <summary>The pages; empty if the source has none.</summary>
    public IReadOnlyList<Page> Pages { get; init; } = [];

    /// <summary>The paragraphs and their like; empty if the format does not tell them.</summary>
    public IReadOnlyList<Block> Blocks { get; init; } = [];

    /// <summary>Footnotes and endnotes.</summary>
    public IReadOnlyList<Note> Notes { get; init; } = [];

    /// <summary>Who speaks where; text outside every turn belongs to nobody in particular.</summary>
    public IReadOnlyList<SpeakerTurn> Turns { get; init; } = [];

    /// <summary>Names that the source marks.</summary>
    public IReadOnlyList<Mention> Mentions { get; init; } = [];
}
