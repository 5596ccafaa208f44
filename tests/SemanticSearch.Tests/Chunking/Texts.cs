using FsCheck;
using FsCheck.Fluent;
using SemanticSearch.Chunking;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Chunking;

/// <summary>Documents with the text and nesting of sections that a reader could make, and options to cut them by.</summary>
/// <param name="Document">The document.</param>
/// <param name="Options">The options.</param>
public sealed record Cutting(Document Document, ChunkingOptions Options);

/// <summary>Makes arbitrary texts for property tests: words, marks and white space of many scripts, and any Unicode between them.</summary>
public static class Texts
{
    static readonly string[] Pieces =
    [
        "word", "Council", "a", "U.S.", "Mr.", "12.", "3.5", "(a)", "-", ".", "...", "!", "?", ",", ";", "\"", "”", "« ",
        "。", "，", "条约", "؟",
        " ", " ", " ", " ", "\n", "\n\n", " | ", "\t", "\u00A0", "🕊", "👨‍👩‍👧", "e\u0301", "\u0301",
        "\u200B", "\uFEFF", "averyveryverylongwordwithoutanyend",
    ];

    static readonly Gen<string> Text =
        from parts in Gen.ListOf(Gen.Frequency(
            (9, Gen.Elements(Pieces)),
            (1, ArbMap.Default.GeneratorFor<UnicodeString>().Select(any => any.Get ?? ""))))
        select string.Concat(parts);

    public static Arbitrary<Cutting> Cuttings() => Arb.From(
        from text in Text.Resize(120)
        from sections in Gen.Choose(0, text.Length).ListOf(6).SelectMany(
            starts => Gen.Choose(1, 3).ListOf(starts.Count).Select(levels => Sections(text, starts, levels)))
        from tokens in Gen.Choose(1, 12)
        from overlap in Gen.Choose(0, 3)
        select new Cutting(Some.Document(text, sections), new ChunkingOptions(tokens, overlap)));

    // Every section runs to the next of its level or a higher one, as headings do.
    static Section[] Sections(string text, List<int> starts, List<int> levels)
    {
        var headings = starts
            .Where(start => start < text.Length && !char.IsLowSurrogate(text[start]) && !char.IsWhiteSpace(text[start]))
            .Distinct().Order()
            .Select((start, i) => (Start: start, Level: levels[i]))
            .ToList();
        return
        [
            .. headings.Select((heading, i) => new Section(
                heading.Start,
                headings.Skip(i + 1).Where(later => later.Level <= heading.Level).Select(later => later.Start).FirstOrDefault(text.Length),
                heading.Level,
                $"Heading {i}")),
        ];
    }
}
