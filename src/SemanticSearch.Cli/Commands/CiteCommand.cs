using System.CommandLine;
using SemanticSearch.Citing;
using SemanticSearch.Cli.Options;

namespace SemanticSearch.Cli.Commands;

/// <summary><c>semsearch cite CITATION</c>: a reference to the passage that a citation id names.</summary>
sealed class CiteCommand : LibraryCommand
{
    readonly Argument<string> _citation = new("CITATION") { Description = "A citation id, as 'search' prints it under each passage" };

    readonly Option<CitationFormat> _format = new("--format")
    {
        HelpName = "FORMAT",
        Description = "Form of the reference: chicago, csl, bibtex, ris",
        DefaultValueFactory = _ => CitationFormat.Chicago,
    };

    /// <summary>Describes the command.</summary>
    public CiteCommand(Terminal terminal, GlobalOptions options, Composition composition)
        : base("cite", "Cite a passage as text, CSL-JSON, BibTeX or RIS.", terminal, options, composition)
    {
        _format.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, "chicago", "csl", "bibtex", "ris");
        Add(_citation);
        Add(_format);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        await using var library = Open(parse);
        var passage = await library.Searcher.ResolveAsync(
            parse.GetRequiredValue(_citation), new ContextWindow(0, 0), cancellationToken);
        var reference = CitationExport.Write(passage, parse.GetValue(_format)).TrimEnd();
        if (Global.IsJson(parse))
            Terminal.WriteJson(new { passage.Citation, reference, passage.Text, passage.Sha256 });
        else
            Terminal.WriteLine(reference);
        return ExitCodes.Success;
    }
}
