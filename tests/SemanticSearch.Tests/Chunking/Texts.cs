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

    static readonly BlockKind[] Kinds =
        [BlockKind.Provision, BlockKind.Paragraph, BlockKind.ListItem, BlockKind.TableRow, BlockKind.Note];

    static readonly Gen<string> Text =
        from parts in Gen.ListOf(Gen.Frequency(
            (9, Gen.Elements(Pieces)),
            (1, ArbMap.Default.GeneratorFor<UnicodeString>().Select(any => any.Get ?? ""))))
        select string.Concat(parts);

    public static Arbitrary<Cutting> Cuttings() => Arb.From(
        from text in Text.Resize(120)
        from sections in Gen.Choose(0, text.Length).ListOf(6).SelectMany(
            starts => Gen.Choose(1, 3).ListOf(starts.Count).Select(levels => Sections(text, starts, levels)))
        from spans in Gen.OneOf(Gen.Constant(new List<(int, int)>()), Spans(text))
        from kinds in Gen.Choose(0, 5).ListOf(spans.Count)
        from tokens in Gen.Choose(1, 30)
        from overlap in Gen.Choose(0, 3)
        from context in Gen.Elements(true, false)
        select new Cutting(Structured(Some.Document(text, sections), spans, kinds), new ChunkingOptions(tokens, overlap, context)));

    static Gen<List<(int Start, int End)>> Spans(string text) =>
        from starts in Gen.Choose(0, text.Length).ListOf(8)
        from lengths in Gen.Choose(0, 40).ListOf(starts.Count)
        select starts.Zip(lengths, (start, length) => (start, Math.Min(text.Length, start + length))).ToList();

    // The spans know nothing of each other: turns end inside sections, notes and provisions overlap, pages have gaps.
    static Document Structured(Document document, List<(int Start, int End)> spans, List<int> kinds)
    {
        var ordered = spans.Zip(kinds, (span, kind) => (span.Start, span.End, Kind: kind)).OrderBy(span => span.Start).ToList();
        return document with
        {
            Facts = new DocumentFacts { Speaker = new Speaker("Everybody") },
            Structure = document.Structure with
            {
                Turns = [.. ordered.Where(s => s.Kind <= 1).Select((s, i) => new SpeakerTurn(s.Start, s.End, new Speaker($"Speaker {i}")))],
                Notes = [.. ordered.Where(s => s.Kind == 2).Select(s => new Note(s.Start, s.End, "1", null))],
                Blocks =
                [
                    .. ordered.Where(s => s.Kind is 3 or 4).Select((s, i) => new Block(s.Start, s.End, Kinds[i % Kinds.Length])),
                ],
                Pages = [.. ordered.Where(s => s.Kind == 5).Select((s, i) => new Page(s.Start, s.End, i + 1))],
            },
        };
    }

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
