using System.CommandLine;
using System.CommandLine.Parsing;

namespace SemanticSearch.Cli.Options;

/// <summary>The options that every command understands.</summary>
sealed class GlobalOptions
{
    readonly Option<bool> _json = new("--json")
    {
        Description = "Print results as JSON",
        Recursive = true,
    };

    readonly Option<string> _data = new("--data")
    {
        HelpName = "DIR",
        Description = "Folder of the index and the pulled models; SemanticSearch__DataFolder, or else 'data', if left out",
        Recursive = true,
    };

    readonly Option<string[]> _model = new("--model")
    {
        Arity = ArgumentArity.OneOrMore,
        HelpName = "MODEL",
        Description = "Model of a new collection: 'built-in', a pulled id or a folder; SemanticSearch__Model, or else the one in use, if left out",
        Recursive = true,
    };

    readonly Option<string> _collection = new("--collection")
    {
        HelpName = "NAME",
        Description = $"The collection; '{SearchRequest.DefaultCollection}' if left out",
        Recursive = true,
    };

    readonly Option<bool> _verbose = new("--verbose")
    {
        Description = "Log to standard error what is done",
        Recursive = true,
    };

    /// <summary>Gives the options to a command and all below it.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_json, _data, _model, _collection, _verbose])
            command.Options.Add(option);
    }

    /// <summary>Whether results are wanted as JSON.</summary>
    public bool IsJson(ParseResult parse) => parse.GetValue(_json);

    /// <summary>Whether logs are wanted.</summary>
    public bool IsVerbose(ParseResult parse) => parse.GetValue(_verbose);

    /// <summary>Whether a progress display is wanted: logs and a display would write over each other.</summary>
    public bool WantsProgress(ParseResult parse) => !IsVerbose(parse);

    /// <summary>The collection that was named, or null.</summary>
    public string? NamedCollection(ParseResult parse) => parse.GetValue(_collection);

    /// <summary>The collection that is meant.</summary>
    public string Collection(ParseResult parse) => NamedCollection(parse) ?? SearchRequest.DefaultCollection;

    /// <summary>The models that were named, in their order.</summary>
    public IReadOnlyList<string> Models(ParseResult parse) => parse.GetValue(_model) ?? [];

    /// <summary>Whether a model was named.</summary>
    public bool IsModelGiven(CommandResult result) => result.GetValue(_model) is { Length: > 0 };

    /// <summary>Whether several models were named.</summary>
    public bool IsModelRepeated(CommandResult result) => result.GetValue(_model) is { Length: > 1 };

    /// <summary>Whether a collection was named.</summary>
    public bool IsCollectionGiven(CommandResult result) => result.GetValue(_collection) is not null;

    /// <summary>The settings that were given; a null leaves the setting to the environment or its default.</summary>
    public IEnumerable<(string Setting, string? Value)> Settings(ParseResult parse) =>
    [
        (nameof(SemanticSearchOptions.DataFolder), parse.GetValue(_data)),
        (nameof(SemanticSearchOptions.Model), Models(parse) is [.., var model] ? model : null),
    ];
}
