using System.Collections.Frozen;

namespace SemanticSearch.Reading.Tei;

/// <summary>What the elements of TEI are, by local name.</summary>
static class TeiNames
{
    // The Office of the Historian gives some chapters a second head of this type, for the top of printed pages.
    const string RunningHead = "shortened-for-running-head";

    // Attachments are the Office's own element, in its own namespace, with the content of a division.
    static readonly FrozenSet<string> Divisions = FrozenSet.Create(
        "div", "div1", "div2", "div3", "div4", "div5", "div6", "div7", "front", "body", "back", "attachment");

    // Every child of these is a block of its own.
    static readonly FrozenSet<string> Containers = FrozenSet.Create(
        [.. Divisions, "text", "group", "floatingText", "titlePage", "docTitle", "docImprint", "list", "listBibl", "listPerson", "table",
        "sp", "opener", "closer", "postscript", "epigraph", "argument", "cit"]);

    static readonly FrozenSet<string> Blocks = FrozenSet.Create(
        [.. Containers, "p", "ab", "head", "lg", "label", "trailer", "dateline", "signed", "salute", "byline"]);

    // These stand between blocks without being any.
    static readonly FrozenSet<string> Milestones = FrozenSet.Create(
        "pb", "lb", "cb", "anchor", "milestone", "note", "figure", "gap", "graphic");

    // Where a line break is part of what stands there, and not of how it was printed.
    static readonly FrozenSet<string> KeepingLines = FrozenSet.Create(
        "closer", "signed", "salute", "address", "byline", "docImprint", "publisher", "titlePart", "quote", "l");

    static readonly FrozenDictionary<string, MentionKind> Names = new Dictionary<string, MentionKind>
    {
        ["persName"] = MentionKind.Person,
        ["placeName"] = MentionKind.Place,
        ["settlement"] = MentionKind.Place,
        ["country"] = MentionKind.Place,
        ["orgName"] = MentionKind.Organization,
        ["term"] = MentionKind.Term,
        ["gloss"] = MentionKind.Term,
    }.ToFrozenDictionary();

    /// <summary>Whether an element of the text is left out with all that is in it: running heads and feet, in whichever form.</summary>
    public static bool Skips(string name, string? type) => name == "fw" || (name == "head" && type == RunningHead);

    /// <summary>Whether a head in it makes it a section.</summary>
    public static bool IsDivision(string name) => Divisions.Contains(name);

    /// <summary>Whether an element is a block of its own under its parent.</summary>
    public static bool IsBlock(TeiElement element, string parent) =>
        Blocks.Contains(element.Name)
        || (element.Name == "quote" && element["rend"]?.StartsWith("blockquote", StringComparison.Ordinal) == true)
        || (Containers.Contains(parent) && !Milestones.Contains(element.Name));

    /// <summary>Whether a line break in an element is kept.</summary>
    public static bool KeepsLines(string name) => KeepingLines.Contains(name);

    /// <summary>What an element names, or null.</summary>
    public static MentionKind? MentionOf(TeiElement element) => element.Name switch
    {
        "name" => element["type"] switch
        {
            "person" => MentionKind.Person,
            "place" => MentionKind.Place,
            "org" => MentionKind.Organization,
            _ => null,
        },
        var name => Names.TryGetValue(name, out var kind) ? kind : null,
    };

    /// <summary>What note an element is.</summary>
    public static NoteKind NoteKindOf(TeiElement note) => (note["type"], note["place"]) switch
    {
        ("source", _) => NoteKind.Source,
        ("editorial" or "editor", _) => NoteKind.Editorial,
        (_, "end") => NoteKind.Endnote,
        _ when note["resp"] is "editor" or "#editor" => NoteKind.Editorial,
        _ => NoteKind.Footnote,
    };

    /// <summary>The kind of the blocks in an element, or null if it is that of the element around it.</summary>
    public static BlockKind? BlockKindOf(string name) => name switch
    {
        "quote" or "cit" or "epigraph" => BlockKind.Quotation,
        "dateline" => BlockKind.Dateline,
        "lg" or "l" => BlockKind.Verbatim,
        "row" => BlockKind.TableRow,
        "item" => BlockKind.ListItem,
        _ => null,
    };
}
