using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Geometry;
using UglyToad.PdfPig.Graphics;
using UglyToad.PdfPig.Graphics.Operations;
using UglyToad.PdfPig.Parser;
using UglyToad.PdfPig.PdfFonts;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace SemanticSearch.Reading.Pdf;

/// <summary>Carries out the drawing operations of one page as far as text and straight lines go; images are never decoded.</summary>
sealed class GlyphProcessor(
    int pageNumber,
    IResourceStore resources,
    IPdfTokenScanner scanner,
    IPageContentParser parser,
    ILookupFilterProvider filters,
    CropBox cropBox,
    UserSpaceUnit unit,
    PageRotationDegrees rotation,
    in TransformationMatrix initialMatrix,
    ParsingOptions options,
    GlyphCanvas canvas,
    PdfBudget budget)
    : BaseStreamProcessor<GlyphPage>(
        pageNumber, resources, scanner, parser, filters, cropBox, unit, rotation, initialMatrix, options)
{
    const int MaximumForms = 24;
    const int MaximumStates = 512;

    readonly Dictionary<IFont, bool> _bold = [];
    int _forms;
    PdfPoint? _pen;

    public override GlyphPage Process(int pageNumberCurrent, IReadOnlyList<IGraphicsStateOperation> operations)
    {
        ProcessOperations(operations);
        return canvas.ToPage();
    }

    protected override void ProcessOperations(IReadOnlyList<IGraphicsStateOperation> operations)
    {
        foreach (var operation in operations)
        {
            budget.Operate();
            operation.Run(this);
        }
    }

    public override void PushState()
    {
        if (StackSize > MaximumStates)
            budget.Refuse("nests drawing states without end");
        base.PushState();
    }

    // Forms may show forms, and a cycle of them would never end.
    protected override void ProcessFormXObject(StreamToken formStream, NameToken xObjectName)
    {
        if (_forms >= MaximumForms)
            budget.Refuse("has drawings within drawings without end");
        _forms++;
        base.ProcessFormXObject(formStream, xObjectName);
        _forms--;
    }

    public override void RenderGlyph(
        IFont font,
        CurrentGraphicsState currentState,
        double fontSize,
        double pointSize,
        int code,
        string unicode,
        long currentOffset,
        in TransformationMatrix renderingMatrix,
        in TransformationMatrix textMatrix,
        in TransformationMatrix transformationMatrix,
        CharacterBoundingBox characterBoundingBox)
    {
        var start = transformationMatrix.Transform(textMatrix.Transform(renderingMatrix.Transform(new PdfPoint(0, 0))));
        var end = transformationMatrix.Transform(
            textMatrix.Transform(renderingMatrix.Transform(new PdfPoint(characterBoundingBox.Width, 0))));
        var top = transformationMatrix.Transform(textMatrix.Transform(renderingMatrix.Transform(new PdfPoint(0, 1))));
        var size = Math.Sqrt(Math.Pow(top.X - start.X, 2) + Math.Pow(top.Y - start.Y, 2));
        canvas.Draw(Characters.Plain(unicode), start, end, size, IsBold(font));
    }

    public override void MoveTo(double x, double y) => _pen = CurrentTransformationMatrix.Transform(new PdfPoint(x, y));

    public override void LineTo(double x, double y)
    {
        var end = CurrentTransformationMatrix.Transform(new PdfPoint(x, y));
        if (_pen is { } start)
            canvas.DrawBox(start, end);
        _pen = end;
    }

    public override void Rectangle(double x, double y, double width, double height) => canvas.DrawBox(
        CurrentTransformationMatrix.Transform(new PdfPoint(x, y)),
        CurrentTransformationMatrix.Transform(new PdfPoint(x + width, y + height)));

    public override void BeginSubpath() => _pen = null;

    public override PdfPoint? CloseSubpath() => null;

    public override void ClosePath() => _pen = null;

    public override void EndPath() => _pen = null;

    public override void StrokePath(bool close) => _pen = null;

    public override void FillPath(FillingRule fillingRule, bool close) => _pen = null;

    public override void FillStrokePath(FillingRule fillingRule, bool close) => _pen = null;

    public override void BezierCurveTo(double x2, double y2, double x3, double y3) => _pen = null;

    public override void BezierCurveTo(double x1, double y1, double x2, double y2, double x3, double y3) => _pen = null;

    public override void ModifyClippingIntersect(FillingRule clippingRule)
    {
    }

    protected override void ClipToRectangle(PdfRectangle rectangle, FillingRule clippingRule)
    {
    }

    public override void PaintShading(NameToken shadingName)
    {
    }

    public override void BeginMarkedContent(NameToken name, NameToken? propertyDictionaryName, DictionaryToken? properties)
    {
    }

    public override void EndMarkedContent()
    {
    }

    protected override void RenderXObjectImage(XObjectContentRecord xObjectContentRecord)
    {
    }

    protected override void RenderInlineImage(InlineImage inlineImage)
    {
    }

    bool IsBold(IFont font)
    {
        if (!_bold.TryGetValue(font, out var bold))
            _bold[font] = bold = font.Details.IsBold || font.Details.Weight >= 600 || IsBoldName(font.Name?.Data ?? "");
        return bold;
    }

    static bool IsBoldName(string name) =>
        name.Contains("bold", StringComparison.OrdinalIgnoreCase)
        || name.Contains("black", StringComparison.OrdinalIgnoreCase)
        || name.Contains("heavy", StringComparison.OrdinalIgnoreCase);
}
