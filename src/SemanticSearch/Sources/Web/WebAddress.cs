using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SemanticSearch.Reading;

namespace SemanticSearch.Sources.Web;

/// <summary>Addresses of pages in one spelling, and the document ids that they give.</summary>
static class WebAddress
{
    const int HashDigits = 16;

    /// <summary>Whether a text is meant as an address.</summary>
    public static bool IsMeant(string text) =>
        text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("http://", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// An http or https address, normalised (RFC 3986, section 6.2.2): scheme and host in lower case, the host in ASCII, no default port, no
    /// fragment, no dot segments, no needless escapes. Null if it is none, or carries a user's name.
    /// </summary>
    /// <param name="text">The address.</param>
    /// <param name="relativeTo">What it may be relative to, or null.</param>
    public static Uri? Of(string text, Uri? relativeTo = null)
    {
        var isAddress = relativeTo is null
            ? Uri.TryCreate(text.Trim(), UriKind.Absolute, out var address)
            : Uri.TryCreate(relativeTo, text.Trim(), out address);
        if (!isAddress || address is not { Scheme: "http" or "https", UserInfo: "", IdnHost.Length: > 0 })
            return null;
        var builder = new UriBuilder(address.Scheme, address.IdnHost, address.IsDefaultPort ? -1 : address.Port);
        // Not resolved as a reference: "//a/b" would be another host.
        var origin = builder.Uri.GetLeftPart(UriPartial.Authority);
        return Uri.TryCreate(origin + EscapedPath.Of(address.PathAndQuery), UriKind.Absolute, out var normal) ? normal : null;
    }

    /// <summary>
    /// The document id of a normalised address: the address itself with letters of every script and spaces written out. Where a rule of
    /// <see cref="DocumentId"/> forbids that, what is forbidden is <c>_</c> and a hash of the address follows.
    /// </summary>
    public static string IdOf(Uri address)
    {
        var id = Readable(address.AbsoluteUri);
        return DocumentId.Problem(id) is null ? id : SafeId(id, address.AbsoluteUri);
    }

    /// <summary>A document id for what is no address, told apart by a hash where a rule forbids it.</summary>
    public static string SafeId(string text) => DocumentId.Problem(text) is null ? text : SafeId(text, text);

    // Segments of dots remain, which may be in a query.
    static string SafeId(string id, string whole)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(whole)))[..HashDigits];
        var plain = FileIds.Shorten($"{FileIds.Sanitize(id)}~{hash}");
        return DocumentId.Problem(plain) is null ? plain : $"~{hash}";
    }

    /// <summary>A name of a file, for the format and for want of a title: the last part of the path, or the host.</summary>
    public static string FileNameOf(Uri address)
    {
        var path = Readable(address.AbsolutePath).TrimEnd('/');
        return path[(path.LastIndexOf('/') + 1)..] is { Length: > 0 } name ? name : address.IdnHost;
    }

    // Escapes are written out where the character cannot be taken for a part of the address.
    static string Readable(string address)
    {
        var readable = new StringBuilder(address.Length);
        for (var i = 0; i < address.Length;)
        {
            if (address[i] != '%')
            {
                readable.Append(address[i++]);
                continue;
            }

            var end = i;
            while (end + 2 < address.Length && address[end] == '%')
                end += 3;
            end = Math.Max(end, i + 1);
            var run = address[i..end];
            var text = Uri.UnescapeDataString(run);
            readable.Append(text.Contains('\uFFFD', StringComparison.Ordinal) || !text.EnumerateRunes().All(IsPlain) ? run : text);
            i = end;
        }

        return readable.ToString();
    }

    static bool IsPlain(Rune rune) => rune.Value == ' ' || Rune.IsLetterOrDigit(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
