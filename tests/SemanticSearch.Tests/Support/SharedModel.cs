using System.Text.Json;
using System.Text.Json.Nodes;
using SemanticSearch.Embedding;

namespace SemanticSearch.Tests.Support;

/// <summary>A published model of <c>../shared/models</c> as a model folder: its files linked, its facts in our form.</summary>
sealed class SharedModel : IDisposable
{
    readonly TemporaryFolder _folder = new();

    /// <summary>Links the model of that name; skips the test if it is not there.</summary>
    public SharedModel(string name)
    {
        var source = Shared.Path("models", name);
        var facts = JsonNode.Parse(File.ReadAllText(System.IO.Path.Combine(source, "facts.json")))!;
        foreach (var file in (string[])["model.onnx", "vocab.txt"])
            File.CreateSymbolicLink(_folder[file], System.IO.Path.Combine(source, file));
        var model = new ModelFacts
        {
            Id = name,
            Pooling = (string)facts["pooling"]! == "cls" ? Pooling.Cls : Pooling.Mean,
            Dimensions = (int)facts["dims"]!,
            MaximumTokens = (int)facts["maxTokens"]!,
            QueryPrefix = (string)facts["queryPrefix"]!,
            PassagePrefix = (string)facts["passagePrefix"]!,
        };
        _folder.Write("model.json", JsonSerializer.Serialize(model, JsonSerializerOptions.Web));
    }

    /// <summary>The model folder.</summary>
    public string Path => _folder.Root;

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();
}
