using UglyToad.PdfPig.Exceptions;

namespace SemanticSearch.Reading.Pdf;

/// <summary>Says what went wrong with a file.</summary>
static class PdfFailure
{
    /// <summary>The error to report for what was thrown while a file was read.</summary>
    public static Exception Of(DocumentContent content, Exception failure) => failure switch
    {
        SemanticSearchException or OperationCanceledException => failure,
        PdfDocumentEncryptedException => content.Unreadable(
            "is encrypted and needs a password to open; save it without one and send that", failure),
        PdfLimitException limit => content.Unreadable($"{limit.Message}; it is damaged, so print it to a new PDF", failure),
        _ => content.Unreadable($"is a damaged PDF file ({FirstLine(failure.Message)}); repair it or print it to a new PDF", failure),
    };

    static string FirstLine(string message)
    {
        const int Longest = 120;
        var plain = string.Concat(message.Select(c => char.IsControl(c) || char.IsSurrogate(c) ? ' ' : c)).Trim(' ', '.');
        return plain.Length <= Longest ? plain : plain[..Longest];
    }
}
