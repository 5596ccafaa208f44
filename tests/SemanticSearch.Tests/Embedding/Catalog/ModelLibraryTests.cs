using SemanticSearch.Embedding.Catalog;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Embedding.Catalog;

public sealed class ModelLibraryTests : IDisposable
{
    readonly string _data = Directory.CreateTempSubdirectory("semsearch-library-").FullName;
    readonly ModelLibrary _library;

    public ModelLibraryTests() =>
        _library = new ModelLibrary(ModelCatalog.From([SomeEntry.Of("Small"), SomeEntry.Of("other")], "here"), _data);

    static CancellationToken Token => TestContext.Current.CancellationToken;

    CatalogEntry Small => _library.Catalog.Entries[0];

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public async Task Verification_tells_each_kind_of_damage()
    {
        var folder = Install(Small);
        await File.WriteAllTextAsync(Path.Combine(folder, "model.onnx"), "abc", Token);
        await File.WriteAllTextAsync(Path.Combine(folder, "vocab.txt"), "four", Token);
        File.Delete(Path.Combine(folder, "model.json"));

        var check = await _library.VerifyAsync(Small, Token);

        Assert.False(check.IsSound);
        Assert.Equal(
            [("model.onnx", FileCondition.WrongHash), ("vocab.txt", FileCondition.WrongSize), ("model.json", FileCondition.Missing)],
            check.Files.Select(file => (file.Name, file.Condition)));
        Assert.Contains(new string('0', 64), check.Files[0].Detail, StringComparison.Ordinal);
        Assert.Equal("expected 3 bytes, found 4", check.Files[1].Detail);
    }

    [Fact]
    public async Task The_list_shows_what_is_there_and_what_is_chosen()
    {
        Install(Small);
        Directory.CreateDirectory(Path.Combine(_library.Folder, "other"));
        await _library.UseAsync("small", Token);

        var list = await _library.ListAsync(Token);

        Assert.Equal([ModelLibrary.BuiltIn, "Small", "other"], list.Select(model => model.Id));
        Assert.Equal([ModelState.Installed, ModelState.Damaged], list.Skip(1).Select(model => model.State));
        Assert.Equal([false, true, false], list.Select(model => model.Chosen));
    }

    [Fact]
    public async Task In_an_empty_data_folder_nothing_is_installed_and_the_built_in_model_is_chosen()
    {
        var list = await new ModelLibrary(_library.Catalog, Path.Combine(_data, "none")).ListAsync(Token);

        Assert.All(list.Skip(1), model => Assert.Equal(ModelState.NotInstalled, model.State));
        Assert.Equal([true, false, false], list.Select(model => model.Chosen));
    }

    [Fact]
    public async Task The_choice_outlives_the_program_and_leaves_no_draft()
    {
        Install(Small);

        var used = await _library.UseAsync("SMALL", Token);

        Assert.Equal(new ModelLocation("Small", _library.FolderOf(Small)), used);
        var later = new ModelLibrary(_library.Catalog, _data);
        Assert.Equal("Small", await later.ChosenAsync(Token));
        Assert.Equal(used, await later.ResolveAsync("", Token));
        Assert.Equal(["model.txt"], Directory.EnumerateFiles(_data).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_later_choice_replaces_an_earlier_one()
    {
        Install(Small);
        var folder = OwnFolder("mine");
        await _library.UseAsync(folder, Token);
        Assert.Equal(folder, await _library.ChosenAsync(Token));

        await _library.UseAsync("Small", Token);

        Assert.Equal("Small", await _library.ChosenAsync(Token));
    }

    [Fact]
    public async Task What_is_not_there_cannot_be_chosen()
    {
        await Assert.ThrowsAsync<SemanticSearchException>(() => _library.UseAsync("Small", Token));

        Assert.Null(await _library.ChosenAsync(Token));
    }

    [Fact]
    public async Task A_model_that_was_not_pulled_says_how_to_get_it()
    {
        var error = await Assert.ThrowsAsync<SemanticSearchException>(() => _library.ResolveAsync("small", Token));

        Assert.Equal(ErrorKind.UnusableModel, error.Kind);
        Assert.Contains("semsearch models pull Small", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reranker_is_found_and_cannot_be_chosen_for_collections()
    {
        var reranker = SomeEntry.OfReranker("judge");
        var library = new ModelLibrary(ModelCatalog.From([Small, reranker], "here"), _data);
        var folder = Install(reranker);

        Assert.Equal(folder, (await library.ResolveAsync("judge", Token)).Folder);
        var error = await Assert.ThrowsAsync<SemanticSearchException>(() => library.UseAsync("judge", Token));
        Assert.Equal(ErrorKind.UnusableModel, error.Kind);
        Assert.Contains("'judge' is a reranker", error.Message, StringComparison.Ordinal);
        Assert.Null(await library.ChosenAsync(Token));
    }

    [Fact]
    public async Task A_damaged_model_says_how_to_repair_it()
    {
        File.Delete(Path.Combine(Install(Small), "vocab.txt"));

        var error = await Assert.ThrowsAsync<SemanticSearchException>(() => _library.ResolveAsync("Small", Token));

        Assert.Equal(ErrorKind.UnusableModel, error.Kind);
        Assert.Contains("repair it with: semsearch models pull Small", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_is_named_by_its_absolute_path()
    {
        var folder = OwnFolder("mine");
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, folder);

        Assert.Equal(new ModelLocation(folder, folder), await _library.ResolveAsync(relative, Token));
    }

    [Fact]
    public async Task A_folder_with_the_name_of_a_catalog_model_is_found_by_its_path_only()
    {
        var installed = Install(Small);
        var own = OwnFolder("Small");

        Assert.Equal(installed, (await _library.ResolveAsync("Small", Token)).Folder);
        Assert.Equal(own, (await _library.ResolveAsync(own, Token)).Folder);
    }

    [Fact]
    public async Task An_unknown_name_lists_what_was_tried()
    {
        var error = await Assert.ThrowsAsync<SemanticSearchException>(() => _library.ResolveAsync("smal", Token));

        Assert.Equal(ErrorKind.UnusableModel, error.Kind);
        foreach (var tried in (string[])["'smal'", "built-in", "Small, other", $"{Path.GetFullPath("smal")} is not a folder"])
            Assert.Contains(tried, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_without_a_network_is_no_model()
    {
        var error = await Assert.ThrowsAsync<SemanticSearchException>(() => _library.ResolveAsync(_data, Token));

        Assert.Contains($"{_data} holds no model.onnx", error.Message, StringComparison.Ordinal);
    }

    string Install(CatalogEntry entry)
    {
        var folder = _library.FolderOf(entry);
        Directory.CreateDirectory(folder);
        foreach (var file in entry.Files)
            File.WriteAllBytes(Path.Combine(folder, file.Name), new byte[file.Bytes]);
        File.WriteAllBytes(Path.Combine(folder, "model.json"), ModelDescription.Write(entry));
        return folder;
    }

    string OwnFolder(string name)
    {
        var folder = Path.Combine(_data, "own", name);
        Directory.CreateDirectory(folder);
        File.WriteAllBytes(Path.Combine(folder, "model.onnx"), [1]);
        return folder;
    }
}
