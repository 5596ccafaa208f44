using Spectre.Console.Rendering;

namespace SemanticSearch.Cli;

/// <summary>Lines moved to the right, and without the spaces that fill them up to the width of the longest.</summary>
/// <param name="inner">What makes the lines.</param>
/// <param name="indent">Columns to the left of them.</param>
sealed class Block(IRenderable inner, int indent = 0) : IRenderable
{
    /// <inheritdoc/>
    public Measurement Measure(RenderOptions options, int maxWidth)
    {
        var measured = inner.Measure(options, maxWidth - indent);
        return new Measurement(measured.Min + indent, measured.Max + indent);
    }

    /// <inheritdoc/>
    public IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        foreach (var line in Segment.SplitLines(inner.Render(options, maxWidth - indent)))
        {
            if (indent > 0)
                yield return Segment.Padding(indent);
            foreach (var segment in Trimmed(line))
                yield return segment;
            yield return Segment.LineBreak;
        }
    }

    static List<Segment> Trimmed(IEnumerable<Segment> line)
    {
        var segments = line.ToList();
        while (segments.Count > 0 && string.IsNullOrWhiteSpace(segments[^1].Text))
            segments.RemoveAt(segments.Count - 1);
        if (segments.Count > 0)
            segments[^1] = new Segment(segments[^1].Text.TrimEnd(), segments[^1].Style);
        return segments;
    }
}
