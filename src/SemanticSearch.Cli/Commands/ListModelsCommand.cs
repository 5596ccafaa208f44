using System.CommandLine;
using System.Text.Json;
using SemanticSearch.Cli.Options;
using SemanticSearch.Embedding;
using SemanticSearch.Embedding.Catalog;
using Spectre.Console;

namespace SemanticSearch.Cli.Commands;

/// <summary><c>semsearch models list</c>: the models there are, here or to be pulled.</summary>
sealed class ListModelsCommand : LibraryCommand
{
    const int DescriptionIndent = 4;

    static readonly JsonSerializerOptions FactsJson = new(JsonSerializerDefaults.Web);

    /// <summary>Describes the command.</summary>
    public ListModelsCommand(Terminal terminal, GlobalOptions options, Composition composition)
        : base("list", "Show the models that are here or can be pulled, and which one new collections get.", terminal, options, composition)
    {
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        await using var library = Open(parse);
        var models = await library.Models.OpenLibraryAsync(cancellationToken);
        var listed = new List<ListedModel>();
        foreach (var model in await models.ListAsync(cancellationToken))
            listed.Add(model.Entry is { } entry ? OfEntry(model, entry) : await OfFolderAsync(model, cancellationToken));
        if (listed.TrueForAll(model => !model.Chosen) && await models.ChosenAsync(cancellationToken) is { } folder)
            listed.Add(await OfFolderAsync(new LibraryModel(folder, null, folder, StateOf(folder), Chosen: true), cancellationToken));

        if (Global.IsJson(parse))
            Terminal.WriteJson(listed);
        else
            Print(listed);
        return ExitCodes.Success;
    }

    static ListedModel OfEntry(LibraryModel model, CatalogEntry entry) => new(
        model.Id,
        entry.Kind,
        model.State,
        model.Chosen,
        model.Folder,
        entry.Bytes,
        entry.Kind == ModelKind.Embedding ? entry.Dimensions : null,
        entry.MaximumTokens,
        entry.Precision,
        entry.Licence,
        entry.Description);

    // The built-in model and the user's own are not in the catalog; their folders tell about them.
    static async Task<ListedModel> OfFolderAsync(LibraryModel model, CancellationToken cancellationToken)
    {
        var facts = model.State == ModelState.Installed ? await ReadFactsAsync(model.Folder, cancellationToken) : null;
        long? bytes = facts is null ? null : new DirectoryInfo(model.Folder).EnumerateFiles().Sum(file => file.Length);
        var description = model.Id == ModelLibrary.BuiltIn ? "Ships with the program" : "A model folder of yours";
        return new ListedModel(
            model.Id, ModelKind.Embedding, model.State, model.Chosen, model.Folder, bytes, facts?.Dimensions, facts?.MaximumTokens, facts?.Precision,
            facts?.Licence, description);
    }

    static async Task<ModelFacts?> ReadFactsAsync(string folder, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = File.OpenRead(Path.Combine(folder, "model.json"));
            return await JsonSerializer.DeserializeAsync<ModelFacts>(stream, FactsJson, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            // A list shows what it can; whoever loads the model is told what is wrong with it.
            return null;
        }
    }

    static ModelState StateOf(string folder) =>
        File.Exists(Path.Combine(folder, "model.onnx")) ? ModelState.Installed : ModelState.NotInstalled;

    void Print(IReadOnlyList<ListedModel> models)
    {
        var width = models.Max(model => model.Id.Length);
        foreach (var model in models)
        {
            var size = model.Bytes is { } bytes ? Quantity.OfBytes(bytes) : "";
            Terminal.WriteLine(
                $"{(model.Chosen ? '*' : ' ')} {model.Id.PadRight(width)}  {NameOf(model.State),-13}  {size,8}  {model.Licence}".TrimEnd());
            var use = model.Kind == ModelKind.Reranker ? " (reranker)"
                : model.Dimensions is { } dimensions ? $" ({Quantity.Of(dimensions)} dimensions)" : "";
            Terminal.Write(new Paragraph(model.Description + use, new Style(decoration: Decoration.Dim)), DescriptionIndent);
        }

        Terminal.Note("* the model of new collections; choose another with: semsearch models use ID");
    }

    static string NameOf(ModelState state) => state switch
    {
        ModelState.Installed => "installed",
        ModelState.Damaged => "damaged",
        _ => "not installed",
    };
}
