namespace SemanticSearch.Reading.Pdf;

/// <summary>Whether lines end or begin sentences, as far as their characters tell.</summary>
static class Sentence
{
    /// <summary>Whether a line ends with what may end a paragraph, closing quotation marks and brackets aside.</summary>
    public static bool Ends(string line)
    {
        var end = line.AsSpan().TrimEnd("\"'”’»)]0123456789");
        return end.Length == 0 || end[^1] is '.' or '!' or '?' or ':' or ';' or '…' or '。' or '؟' or '。';
    }

    /// <summary>Whether a line ends as items of an enumeration do.</summary>
    public static bool EndsItem(string line) => line.Length > 0 && line[^1] is ';' or ':';

    /// <summary>Whether a line begins as only the inside of a sentence does: with a small letter.</summary>
    public static bool GoesOn(string line) => line.Length > 0 && (char.IsLower(line[0]) || line[0] is ',' or ';' or ')' or '%');
}
