using UglyToad.PdfPig;

namespace SemanticSearch.Reading.Pdf;

/// <summary>Reads one file: its pages, then what its pages have in common, then its text.</summary>
sealed class PdfReading(DocumentContent content, PdfBudget budget, CancellationToken cancellationToken)
{
    // An object for a page takes more than that.
    const int LeastBytesPerPage = 16;

    /// <summary>The document.</summary>
    public Document Read()
    {
        using var file = Open();
        budget.Now();
        if (file.NumberOfPages > content.Bytes.Length / LeastBytesPerPage)
            budget.Refuse("has more pages than its size explains");
        var pages = ReadPages(file, out var empty);
        if (pages.Count == 0)
            throw content.Unreadable(Empty(file.NumberOfPages));
        var properties = new PdfProperties(file, budget);
        var outline = properties.Outline();
        var labels = properties.PageLabels();
        RunningLines.Remove(pages);
        foreach (var page in pages)
            page.Label ??= labels.GetValueOrDefault(page.Number);
        return Compose(pages, outline, properties, empty);
    }

    static string Empty(int pages) => pages switch
    {
        0 => "has no pages; print it to a new PDF",
        1 => "has 1 page and no text; it needs OCR, so have its text recognised first",
        _ => $"has {pages} pages and no text; it needs OCR, so have its text recognised first",
    };

    PdfDocument Open()
    {
        var file = PdfDocument.Open(new GuardedFile(FileCheck.Prepare(content.Bytes, budget), budget), new ParsingOptions
        {
            UseLenientParsing = true,
            SkipMissingFonts = true,
            FilterProvider = new GuardedFilters(budget),
        });
        file.AddPageFactory<GlyphPage, GlyphPageFactory>();
        file.AddPageFactory(new FontCheck(file.Structure.TokenScanner, file.Structure.FilterProvider, budget));
        return file;
    }

    List<PageLines> ReadPages(PdfDocument file, out List<int> empty)
    {
        var pages = new List<PageLines>();
        var cutter = new ColumnCutter();
        empty = [];
        for (var number = 1; number <= file.NumberOfPages; number++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            file.GetPage<CheckedPage>(number);
            var page = PageLines.Of(file.GetPage<GlyphPage>(number), cutter, budget);
            budget.Now();
            pages.Add(page);
            if (!page.Lines.Any())
                empty.Add(number);
        }
        if (empty.Count == pages.Count)
            pages.Clear();
        return pages;
    }

    Document Compose(List<PageLines> pages, PdfOutline outline, PdfProperties properties, List<int> empty)
    {
        var sizes = new TypeSizes(pages);
        var mender = new HyphenMender();
        mender.Learn(pages.SelectMany(page => page.Lines));
        var notes = new FootnoteFinder(sizes).Take(pages);
        var blocks = new BlockFinder(sizes, cancellationToken).Find(pages);
        new Headings(sizes, outline).Mark(blocks);
        EndnoteFinder.Take(blocks, notes);
        foreach (var block in blocks.Where(block => block.Kind == BlockKind.Paragraph && ListMarks.IsCaption(block.Text)))
            block.Kind = BlockKind.Caption;
        var (text, structure) = new PdfComposer(pages, notes, mender, cancellationToken).Compose(blocks);
        return new Document
        {
            Id = content.Id,
            Title = properties.Title ?? TitleOf(structure, text) ?? content.FallbackTitle,
            Text = text,
            Metadata = properties.Fields(empty),
            Structure = structure,
            Location = content.Location,
        };
    }

    // The first heading, with what lines of the same rank follow it at once.
    static string? TitleOf(DocumentStructure structure, string text)
    {
        const int LongestTitle = 300;
        var first = structure.Sections.OrderBy(section => section.Level).ThenBy(section => section.Start).FirstOrDefault();
        return first is { Heading.Length: > 3 and <= LongestTitle } && first.Start < text.Length / 2 ? first.Heading : null;
    }
}
