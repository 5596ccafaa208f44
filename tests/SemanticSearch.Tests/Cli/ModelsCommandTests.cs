using Microsoft.Extensions.DependencyInjection;
using SemanticSearch.Cli;
using SemanticSearch.Embedding.Catalog;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Cli;

public sealed class ModelsCommandTests : IDisposable
{
    readonly CliScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public async Task A_model_is_pulled_verified_and_repaired()
    {
        await using var source = await PullScene.StartAsync();
        UseCatalogOf(source);

        var before = await _scene.RunAsync("models", "verify", "tiny");
        string[] pullTiny = ["models", "pull", "tiny", "--source", source.Server.Address];
        var pull = (await _scene.RunAsync([.. pullTiny, "--json"])).Exits(ExitCodes.Success).Json;
        var again = (await _scene.RunAsync(pullTiny)).Exits(ExitCodes.Success);
        var sound = (await _scene.RunAsync("models", "verify", "tiny")).Exits(ExitCodes.Success);
        await File.AppendAllTextAsync(Path.Combine(source.Folder, "vocab.txt"), "more", TestContext.Current.CancellationToken);
        var damaged = await _scene.RunAsync("models", "verify", "tiny", "--json");

        before.Exits(ExitCodes.Incomplete);
        Assert.Equal("installed", pull.GetProperty("outcome").GetString());
        Assert.Equal(source.Folder, pull.GetProperty("folder").GetString());
        Assert.StartsWith("tiny is already installed", again.Out, StringComparison.Ordinal);
        Assert.Matches(@"vocab\.txt\s+sound", sound.Out);
        Assert.Equal("wrongSize", damaged.Exits(ExitCodes.Incomplete).Json.GetProperty("files")[1].GetProperty("condition").GetString());
        Assert.Contains("semsearch models pull tiny", damaged.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pull_shows_its_progress_on_a_terminal()
    {
        await using var source = await PullScene.StartAsync();
        UseCatalogOf(source);
        _scene.Width = 100;

        var run = (await _scene.RunAsync("models", "pull", "tiny", "--source", source.Server.Address)).Exits(ExitCodes.Success);

        Assert.Contains("tiny", run.Error, StringComparison.Ordinal);
        Assert.StartsWith("tiny (600 kB) is installed in ", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pull", "no-such-model")]
    [InlineData("pull", "built-in")]
    [InlineData("verify", "no-such-model")]
    [InlineData("use", "no-such-model")]
    public async Task A_model_that_is_not_there_is_told(string command, string model)
    {
        var run = await _scene.RunAsync("models", command, model);

        Assert.Contains(model, run.Exits(ExitCodes.Failed).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_that_is_no_address_is_a_wrong_setting()
    {
        var run = await _scene.RunAsync("models", "pull", "all-MiniLM-L6-v2-int8", "--source", "somewhere");

        Assert.Contains("ModelSource", run.Exits(ExitCodes.Usage).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_model_in_use_is_that_of_new_collections_and_marked_in_the_list()
    {
        var use = (await _scene.RunAsync("models", "use", _scene.Model, "--json")).Exits(ExitCodes.Success).Json;
        var list = (await _scene.RunAsync("models", "list", "--json")).Exits(ExitCodes.Success).Json;
        var text = (await _scene.RunAsync("models", "list")).Exits(ExitCodes.Success);
        await _scene.RunAsync("index", _scene.Write("grain.txt", "The export of grain."));
        var status = (await _scene.RunAsync("status", "--json")).Json;

        Assert.Equal(_scene.Model, use.GetProperty("name").GetString());
        var chosen = Assert.Single(list.EnumerateArray(), model => model.GetProperty("chosen").GetBoolean());
        Assert.Equal(_scene.Model, chosen.GetProperty("id").GetString());
        Assert.Equal("installed", chosen.GetProperty("state").GetString());
        Assert.Equal("MIT", chosen.GetProperty("licence").GetString());
        Assert.Contains($"* {_scene.Model}", text.Out, StringComparison.Ordinal);
        Assert.Contains("\n  all-MiniLM-L6-v2 ", text.Out, StringComparison.Ordinal);
        Assert.Equal(_scene.Model, status[0].GetProperty("model").GetString());
    }

    [Fact]
    public async Task A_model_is_distilled_from_a_corpus_and_can_be_used()
    {
        _scene.Write("more/empty.txt", "");
        var output = _scene.At("student");

        string[] distill =
        [
            "models", "distill", "--teacher", _scene.Model, "--corpus", Path.Combine(Shared.Repository, "seeds"), _scene.At("more"),
            "--output", output, "--vocabulary", "400", "--dimensions", "8", "--epochs", "2", "--sentences", "100", "--spans", "20",
            "--json",
        ];
        var run = (await _scene.RunAsync(distill)).Exits(ExitCodes.Success);
        var again = await _scene.RunAsync(distill);
        var index = await _scene.RunAsync("index", _scene.Write("grain.txt", "The export of grain."), "--model", output);

        Assert.Equal(output, run.Json.GetProperty("folder").GetString());
        Assert.Equal(30, run.Json.GetProperty("record").GetProperty("documents").GetInt32());
        Assert.Contains("1 document could not be read", run.Error, StringComparison.Ordinal);
        Assert.Contains("already holds a model", again.Exits(ExitCodes.Failed).Message, StringComparison.Ordinal);
        index.Exits(ExitCodes.Success);
    }

    [Fact]
    public async Task Settings_of_a_distillation_are_held_to_their_ranges()
    {
        var corpus = _scene.Write("grain.txt", "The export of grain.");

        var run = await _scene.RunAsync(
            "models", "distill", "--teacher", _scene.Model, "--corpus", corpus, "--output", _scene.At("student"), "--epochs", "0");

        Assert.Contains("Epochs", run.Exits(ExitCodes.Usage).Message, StringComparison.Ordinal);
    }

    void UseCatalogOf(PullScene source) =>
        _scene.Replace = services => services.AddSingleton(new AsyncLazy<ModelLibrary>(_ => Task.FromResult(source.Library)));
}
