using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace SemanticSearch.Reading;

/// <summary>Turns bytes into text, strictly: UTF-8, or UTF-16 with a byte order mark. Nothing is replaced silently.</summary>
static class TextDecoder
{
    // What git looks at to tell a binary file (buffer_is_binary, https://github.com/git/git/blob/v2.45.0/xdiff-interface.c).
    const int ProbeBytes = 8_000;

    // Stray control characters, as of a printer or a bad conversion, are dropped; more of them than this is no text.
    const double MaximumControlShare = 0.01;

    /// <summary>The text of a document, cleaned as <see cref="TextCleaner"/> does.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.UnreadableDocument"/>: the bytes are binary, or not of the encoding;
    /// the message names the offset of the first wrong byte.</exception>
    public static string Decode(DocumentContent content)
    {
        var bytes = content.Bytes.Span;
        var text = bytes switch
        {
            [0xEF, 0xBB, 0xBF, ..] => DecodeUtf8(content, skip: 3),
            [0xFF, 0xFE, ..] => DecodeUtf16(content, bigEndian: false),
            [0xFE, 0xFF, ..] => DecodeUtf16(content, bigEndian: true),
            _ => DecodeUtf8(content, skip: 0),
        };
        var clean = TextCleaner.Clean(text, out var dropped);
        if (dropped > text.Length * MaximumControlShare)
            throw LooksBinary(content);
        return clean;
    }

    static string DecodeUtf8(DocumentContent content, int skip)
    {
        var bytes = content.Bytes.Span[skip..];
        if (bytes[..Math.Min(bytes.Length, ProbeBytes)].Contains((byte)0))
            throw LooksBinary(content);
        var chars = ArrayPool<char>.Shared.Rent(bytes.Length);
        try
        {
            var status = Utf8.ToUtf16(bytes, chars, out var read, out var written, replaceInvalidSequences: false);
            return status == OperationStatus.Done
                ? new string(chars, 0, written)
                : throw content.Unreadable($"is not valid UTF-8 at byte {skip + read}; save it as UTF-8");
        }
        finally
        {
            ArrayPool<char>.Shared.Return(chars);
        }
    }

    static string DecodeUtf16(DocumentContent content, bool bigEndian)
    {
        const int Mark = 2;
        try
        {
            return new UnicodeEncoding(bigEndian, byteOrderMark: true, throwOnInvalidBytes: true).GetString(content.Bytes.Span[Mark..]);
        }
        catch (DecoderFallbackException e)
        {
            throw content.Unreadable($"is not valid UTF-16 near byte {Mark + Math.Max(0, e.Index)}; save it as UTF-8", e);
        }
    }

    static SemanticSearchException LooksBinary(DocumentContent content) =>
        content.Unreadable("looks binary; convert it to text first");
}
