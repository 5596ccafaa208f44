namespace SemanticSearch.Reading.Pdf;

/// <summary>
/// PDF (ISO 32000): text with its pages, headings, tables, notes and properties. Pages without text are named in the field
/// <c>pages_without_text</c>; a file that is nothing but such pages is refused.
/// </summary>
sealed class PdfFormat : IDocumentFormat
{
    // ISO 32000-1, H.3.4.1: readers accept the header anywhere within the first 1,024 bytes.
    const int HeaderWindow = 1024;

    // The library follows page trees, name trees and outlines by recursion; PdfBudget refuses what would overflow the stack.
    const int StackBytes = 16 << 20;

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public IReadOnlyList<string> Extensions { get; } = [".pdf"];

    public IReadOnlyList<string> MediaTypes { get; } = ["application/pdf", "application/x-pdf"];

    public bool Recognizes(ReadOnlySpan<byte> bytes) => bytes[..Math.Min(bytes.Length, HeaderWindow)].IndexOf("%PDF-"u8) >= 0;

    public Document Read(DocumentContent content, CancellationToken cancellationToken)
    {
        if (!Recognizes(content.Bytes.Span))
            throw content.Unreadable("is not a PDF file: it does not begin with %PDF-; send it under the name of its own format");
        var budget = new PdfBudget(content.Bytes.Length, cancellationToken);
        Document? document = null;
        Exception? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    document = new PdfReading(content, budget, cancellationToken).Read();
                }
                catch (Exception e)
                {
                    failure = e;
                }
            },
            StackBytes)
        {
            IsBackground = true,
            Name = nameof(PdfFormat),
        };
        thread.Start();
        Await(thread, content, budget);
        cancellationToken.ThrowIfCancellationRequested();
        return failure is null ? document! : throw PdfFailure.Of(content, failure);
    }

    // The last resort: what goes round in circles without any of the guarded steps cannot be stopped, only left behind.
    static void Await(Thread thread, DocumentContent content, PdfBudget budget)
    {
        var progress = budget.Progress;
        while (!thread.Join(Patience))
        {
            if (budget.Progress == progress)
                throw content.Unreadable("keeps its reader busy without end; it is damaged, so print it to a new PDF");
            progress = budget.Progress;
        }
    }
}
