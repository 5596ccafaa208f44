using System.Globalization;
using System.Text;

namespace SemanticSearch.Sources.Web;

/// <summary>Writes paths so that those that mean the same are the same (RFC 3986, section 6.2.2; RFC 9309, section 2.2.2): letters that need no
/// escape have none, octets beyond ASCII do.</summary>
static class EscapedPath
{
    /// <summary>A path with its query, or a pattern over them.</summary>
    public static string Of(string path) => Write(path, escapesSigns: false);

    /// <summary>A path with its query, the signs escaped that mean something in a pattern: <c>*</c> and <c>$</c>.</summary>
    public static string WithoutSigns(string path) => Write(path, escapesSigns: true);

    static string Write(string text, bool escapesSigns)
    {
        var written = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '%' && i + 2 < text.Length && byte.TryParse(text.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, null, out var octet))
            {
                AppendOctet(written, octet);
                i += 2;
            }
            else if (c > '~' || c <= ' ')
            {
                var length = char.IsSurrogatePair(text, i) ? 2 : 1;
                foreach (var one in Encoding.UTF8.GetBytes(text, i, length))
                    Escape(written, one);
                i += length - 1;
            }
            else if (escapesSigns && c is '*' or '$')
            {
                Escape(written, (byte)c);
            }
            else
            {
                written.Append(c);
            }
        }

        return written.ToString();
    }

    // What RFC 3986, section 2.3, calls unreserved means the same with and without its escape; a slash does not.
    static void AppendOctet(StringBuilder written, byte octet)
    {
        if (char.IsAsciiLetterOrDigit((char)octet) || octet is (byte)'-' or (byte)'.' or (byte)'_' or (byte)'~')
            written.Append((char)octet);
        else
            Escape(written, octet);
    }

    static void Escape(StringBuilder written, byte octet) => written.Append(CultureInfo.InvariantCulture, $"%{octet:X2}");
}
