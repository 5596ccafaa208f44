using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Geometry;
using UglyToad.PdfPig.Graphics.Operations;
using UglyToad.PdfPig.Outline.Destinations;
using UglyToad.PdfPig.Parser;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace SemanticSearch.Reading.Pdf;

/// <summary>
/// Makes the pages of a file from their drawing operations, each of which is paid for. The library makes it with these arguments, and so
/// the budget comes with the <see cref="GuardedFilters"/> of the options.
/// </summary>
sealed class GlyphPageFactory(
    IPdfTokenScanner scanner,
    IResourceStore resources,
    ILookupFilterProvider filters,
    IPageContentParser parser,
    ParsingOptions options)
    : BasePageFactory<GlyphPage>(scanner, resources, filters, parser, options)
{
    protected override GlyphPage ProcessPage(
        int pageNumber,
        DictionaryToken dictionary,
        NamedDestinations namedDestinations,
        MediaBox mediaBox,
        CropBox cropBox,
        UserSpaceUnit userSpaceUnit,
        PageRotationDegrees rotation,
        TransformationMatrix initialMatrix,
        IReadOnlyList<IGraphicsStateOperation> operations)
    {
        var budget = ((GuardedFilters)ParsingOptions.FilterProvider!).Budget;
        budget.Now();
        var (width, height) = rotation.SwapsAxis
            ? (cropBox.Bounds.Height, cropBox.Bounds.Width)
            : (cropBox.Bounds.Width, cropBox.Bounds.Height);
        var canvas = new GlyphCanvas(pageNumber, width * userSpaceUnit.PointMultiples, height * userSpaceUnit.PointMultiples, budget);
        if (operations.Count == 0)
            return canvas.ToPage();
        return new GlyphProcessor(
            pageNumber, ResourceStore, PdfScanner, PageContentParser, FilterProvider, cropBox, userSpaceUnit, rotation, initialMatrix,
            ParsingOptions, canvas, budget).Process(pageNumber, operations);
    }
}
