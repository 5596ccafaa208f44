using System.Buffers;
using System.Text;

namespace SemanticSearch.Reading;

/// <summary>Tells markup by the root element that a text begins with; passages of HTML within prose or Markdown are no sign.</summary>
static class MarkupSign
{
    const int ProbeBytes = 4096;

    static readonly SearchValues<char> NameEnds = SearchValues.Create(" \t\r\n/>");

    /// <summary>The markup of a text, told from its first bytes, in whatever encoding.</summary>
    public static MarkupKind Of(ReadOnlySpan<byte> bytes)
    {
        var probe = bytes[..Math.Min(bytes.Length, ProbeBytes)];
        ReadOnlySpan<char> rest = probe switch
        {
            [0xFF, 0xFE, ..] or [(byte)'<', 0, ..] => Encoding.Unicode.GetString(probe),
            [0xFE, 0xFF, ..] or [0, (byte)'<', ..] => Encoding.BigEndianUnicode.GetString(probe),
            [0xEF, 0xBB, 0xBF, ..] => Encoding.Latin1.GetString(probe[3..]),
            _ => Encoding.Latin1.GetString(probe),
        };
        rest = rest.TrimStart("\uFEFF \t\r\n");
        var isXml = rest.StartsWith("<?xml");
        while (rest is ['<', '?' or '!', ..])
        {
            if (rest.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase))
                return MarkupKind.Html;
            var end = rest.StartsWith("<!--") ? After(rest, "-->") : After(rest, ">");
            if (end < 0)
                break;
            rest = rest[end..].TrimStart();
        }
        return OfRoot(rest, isXml);
    }

    static int After(ReadOnlySpan<char> text, string end) => text.IndexOf(end) is >= 0 and var at ? at + end.Length : -1;

    static MarkupKind OfRoot(ReadOnlySpan<char> rest, bool isXml)
    {
        if (rest is not ['<', ..])
            return isXml ? MarkupKind.Xml : MarkupKind.None;
        var name = rest[1..];
        var length = name.IndexOfAny(NameEnds);
        name = length < 0 ? name : name[..length];
        name = name[(name.LastIndexOf(':') + 1)..];
        return name switch
        {
            _ when name.Equals("html", StringComparison.OrdinalIgnoreCase) => MarkupKind.Html,
            "TEI" or "TEI.2" or "teiCorpus" => MarkupKind.Tei,
            _ => isXml ? MarkupKind.Xml : MarkupKind.None,
        };
    }
}
