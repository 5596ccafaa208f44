using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SemanticSearch;

/// <summary>
/// The identity of a quotable span: which document, which offsets, and a fingerprint of the words, written
/// <c>key-start-end-fingerprint</c>. It depends on the canonical text alone, so it outlives any change of model or chunking, and
/// tells when the text under it has changed.
/// </summary>
/// <param name="DocumentKey">The document's key, see <see cref="DocumentId.Key"/>.</param>
/// <param name="Start">Offset of the span's first character in the canonical text.</param>
/// <param name="End">Offset just past the span's last character.</param>
/// <param name="Fingerprint">The first 32 bits of the SHA-256 of the span's UTF-8 text, as 8 lower-case hexadecimal digits.</param>
public readonly record struct CitationId(string DocumentKey, int Start, int End, string Fingerprint)
{
    const int FingerprintBytes = 4;

    /// <summary>Makes the citation of the span <c>[start, end)</c> of a document's canonical text.</summary>
    public static CitationId Of(string documentKey, string text, int start, int end) =>
        new(documentKey, start, end, FingerprintOf(text.AsSpan(start, end - start)));

    /// <summary>The citation of a span within this one's.</summary>
    /// <param name="words">This citation's words.</param>
    /// <param name="start">Offset of the span's first character in the canonical text.</param>
    /// <param name="end">Offset just past its last character.</param>
    internal CitationId Part(string words, int start, int end) =>
        new(DocumentKey, start, end, FingerprintOf(words.AsSpan(start - Start, end - start)));

    /// <summary>Reads what <see cref="ToString"/> wrote; false if the text has another form.</summary>
    public static bool TryParse([NotNullWhen(true)] string? value, out CitationId citation)
    {
        citation = default;
        if (value?.Split('-') is not [{ Length: 16 } key, var first, var last, { Length: 2 * FingerprintBytes } fingerprint])
            return false;
        if (!int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var start)
            || !int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var end)
            || end <= start)
            return false;
        citation = new CitationId(key, start, end, fingerprint);
        return true;
    }

    /// <summary>Whether the canonical text still has the cited words at the cited place.</summary>
    public bool Matches(string text) =>
        End <= text.Length && FingerprintOf(text.AsSpan(Start, End - Start)) == Fingerprint;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{DocumentKey}-{Start}-{End}-{Fingerprint}");

    /// <summary>The SHA-256 of a span's UTF-8 text as 64 lower-case hexadecimal digits, which begin with the fingerprint.</summary>
    internal static string Sha256Of(ReadOnlySpan<char> span)
    {
        var utf8 = new byte[Encoding.UTF8.GetByteCount(span)];
        Encoding.UTF8.GetBytes(span, utf8);
        return Convert.ToHexStringLower(SHA256.HashData(utf8));
    }

    static string FingerprintOf(ReadOnlySpan<char> span) => Sha256Of(span)[..(2 * FingerprintBytes)];
}
