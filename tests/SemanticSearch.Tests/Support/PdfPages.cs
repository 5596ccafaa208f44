using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace SemanticSearch.Tests.Support;

/// <summary>Makes PDF files whose texts stand where a test puts them, in points from the lower left corner of US Letter pages.</summary>
sealed class PdfPages : IDisposable
{
    const double Leading = 13;

    readonly PdfDocumentBuilder _builder = new();
    readonly PdfDocumentBuilder.AddedFont _plain;
    readonly PdfDocumentBuilder.AddedFont _bold;
    PdfPageBuilder? _page;

    public PdfPages()
    {
        _plain = _builder.AddStandard14Font(Standard14Font.TimesRoman);
        _bold = _builder.AddStandard14Font(Standard14Font.TimesBold);
    }

    /// <summary>Begins the next page.</summary>
    public PdfPages Page()
    {
        _page = _builder.AddPage(612, 792);
        return this;
    }

    /// <summary>One line.</summary>
    public PdfPages Text(double x, double y, string text, double size = 11, bool bold = false)
    {
        _page!.AddText(text, size, new PdfPoint(x, y), bold ? _bold : _plain);
        return this;
    }

    /// <summary>Lines below each other.</summary>
    public PdfPages Lines(double x, double y, params string[] lines)
    {
        for (var i = 0; i < lines.Length; i++)
            Text(x, y - i * Leading, lines[i]);
        return this;
    }

    /// <summary>A mark raised above a line.</summary>
    public PdfPages Raised(double x, double y, string mark) => Text(x, y + 4, mark, size: 6.5);

    /// <summary>Where a line ends that begins at a place.</summary>
    public double EndOf(double x, string text, double size = 11) =>
        _page!.MeasureText(text, size, new PdfPoint(x, 0), _plain)[^1].EndBaseLine.X;

    /// <summary>A horizontal rule.</summary>
    public PdfPages Rule(double x, double y, double length)
    {
        _page!.DrawLine(new PdfPoint(x, y), new PdfPoint(x + length, y), 0.5);
        return this;
    }

    /// <summary>What the file says about itself.</summary>
    public PdfPages Properties(string title, string author, string keywords)
    {
        _builder.DocumentInformation.Title = title;
        _builder.DocumentInformation.Author = author;
        _builder.DocumentInformation.Keywords = keywords;
        _builder.DocumentInformation.CreationDate = "D:20260514093000Z";
        return this;
    }

    /// <summary>The file; nothing may be added after it.</summary>
    public byte[] ToBytes()
    {
        using (this)
            return _builder.Build();
    }

    public void Dispose() => _builder.Dispose();
}
