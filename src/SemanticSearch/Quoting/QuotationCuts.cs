using System.Text.RegularExpressions;

namespace SemanticSearch.Quoting;

/// <summary>Where a quotation says that it leaves something out or puts something in.</summary>
static partial class QuotationCuts
{
    /// <summary>What stands between the cuts within a span of a text, in order.</summary>
    public static IReadOnlyList<TextSpan> Of(string text, TextSpan span)
    {
        var parts = new List<TextSpan>();
        var start = span.Start;
        foreach (var cut in Cut().EnumerateMatches(text.AsSpan(0, span.End), span.Start))
        {
            if (cut.Index > start)
                parts.Add(new TextSpan(start, cut.Index));
            start = cut.Index + cut.Length;
        }
        if (start < span.End)
            parts.Add(new TextSpan(start, span.End));
        return parts;
    }

    // […] (…) … ... and . . . with or without brackets; words in square brackets, but not the changed first letter of "[T]he".
    [GeneratedRegex(@"[\[(]\s*(?:…|\.\s?\.\s?\.(?:\s?\.)?)\s*[\])]|…|\.\s?\.\s?\.(?:\s?\.)?|\[[^\[\]]{2,200}\]")]
    private static partial Regex Cut();
}
