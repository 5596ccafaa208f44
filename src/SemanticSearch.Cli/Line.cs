using Spectre.Console;
using Spectre.Console.Rendering;

namespace SemanticSearch.Cli;

/// <summary>One line that is never broken: a path or an id must come whole to whoever copies it.</summary>
/// <param name="text">The line.</param>
/// <param name="style">How it looks; null for plain.</param>
sealed class Line(string text, Style? style = null) : IRenderable
{
    /// <inheritdoc/>
    public Measurement Measure(RenderOptions options, int maxWidth) => new(text.Length, text.Length);

    /// <inheritdoc/>
    public IEnumerable<Segment> Render(RenderOptions options, int maxWidth) => [new Segment(text, style ?? Style.Plain), Segment.LineBreak];
}
