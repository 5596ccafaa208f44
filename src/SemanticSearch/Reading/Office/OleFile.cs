namespace SemanticSearch.Reading.Office;

/// <summary>
/// Compound files ([MS-CFB]): what Word wrote before 2007, and what encrypted documents are wrapped in ([MS-OFFCRYPTO] 2.3.4).
/// </summary>
static class OleFile
{
    static ReadOnlySpan<byte> Signature => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    static ReadOnlySpan<byte> EncryptedPackage => "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"u8;

    static ReadOnlySpan<byte> WordDocument => "W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0"u8;

    /// <summary>Whether bytes are a compound file.</summary>
    public static bool Is(ReadOnlySpan<byte> bytes) => bytes.StartsWith(Signature);

    /// <summary>Whether bytes are a compound file of Word's, old or encrypted.</summary>
    public static bool IsWord(ReadOnlySpan<byte> bytes) =>
        Is(bytes) && (bytes.IndexOf(EncryptedPackage) >= 0 || bytes.IndexOf(WordDocument) >= 0);

    /// <summary>The error that a document is one.</summary>
    public static SemanticSearchException Refuse(DocumentContent content) => content.Unreadable(
        content.Bytes.Span.IndexOf(EncryptedPackage) >= 0
            ? "is an encrypted Word file; remove its password and save it again"
            : "is a legacy or encrypted Word file; open it in Word or LibreOffice and save it as .docx without a password");
}
