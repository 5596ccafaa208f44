using UglyToad.PdfPig.Core;

namespace SemanticSearch.Reading.Pdf;

/// <summary>
/// Collects what is drawn on a page. Text in the page's main direction is turned upright; what runs otherwise (marks along the margin,
/// watermarks) is left out.
/// </summary>
sealed class GlyphCanvas(int number, double width, double height, PdfBudget budget)
{
    const int MaximumRules = 2_000;
    const double MaximumRuleThickness = 3;
    const double MinimumRuleLength = 20;

    // Cosine of eight degrees: scans are seldom more askew.
    const double Straight = 0.99;

    readonly List<Glyph>[] _glyphs = [[], [], [], []];
    readonly List<Rule> _rules = [];

    /// <summary>Draws a character from one point to another.</summary>
    public void Draw(string text, PdfPoint start, PdfPoint end, double size, bool isBold)
    {
        budget.Draw();
        if (!double.IsFinite(start.X + start.Y + end.X + end.Y + size) || size < 0.1 || Math.Abs(start.X) + Math.Abs(start.Y) > 1e6)
            return;
        var (dx, dy) = (end.X - start.X, end.Y - start.Y);
        var length = Math.Sqrt(dx * dx + dy * dy);
        var (cos, sin) = length > 0 ? (dx / length, dy / length) : (1, 0);
        if (cos > Straight)
            _glyphs[0].Add(new Glyph(text, start.X, end.X, start.Y, size, isBold));
        else if (sin > Straight)
            _glyphs[1].Add(new Glyph(text, start.Y, end.Y, width - start.X, size, isBold));
        else if (cos < -Straight)
            _glyphs[2].Add(new Glyph(text, width - start.X, width - end.X, height - start.Y, size, isBold));
        else if (sin < -Straight)
            _glyphs[3].Add(new Glyph(text, height - start.Y, height - end.Y, start.X, size, isBold));
    }

    /// <summary>Draws a line or a box, which counts if it is flat.</summary>
    public void DrawBox(PdfPoint one, PdfPoint other)
    {
        var (left, right) = (Math.Min(one.X, other.X), Math.Max(one.X, other.X));
        if (Math.Abs(one.Y - other.Y) <= MaximumRuleThickness && right - left >= MinimumRuleLength && _rules.Count < MaximumRules)
            _rules.Add(new Rule(left, right, (one.Y + other.Y) / 2));
    }

    /// <summary>What was drawn.</summary>
    public GlyphPage ToPage()
    {
        var main = 0;
        for (var turn = 1; turn < _glyphs.Length; turn++)
            if (_glyphs[turn].Count > 2 * _glyphs[main].Count)
                main = turn;
        var (w, h) = main % 2 == 0 ? (width, height) : (height, width);
        var visible = _glyphs[main].Where(g => g.Right > -1 && g.Left < w + 1 && g.Baseline > -g.Size && g.Baseline < h + 1);
        return new GlyphPage(number, w, h, [.. visible], main == 0 ? _rules : []);
    }
}
