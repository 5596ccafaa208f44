using System.IO.Compression;
using System.Text;
using SemanticSearch.Indexing;
using SemanticSearch.Reading;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Indexing;

public sealed class DocumentIndexerTests : IAsyncDisposable
{
    readonly Library _library = new();
    readonly TemporaryFolder _folder = new();

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _library.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Files_that_cannot_be_read_are_told_of_and_the_others_are_indexed()
    {
        _folder.Write("corpus/good-1.txt", "The treaty was signed in Vienna.");
        _folder.Write("corpus/good-2.md", "# Memo\n\nThe envoy returned from Geneva.");
        _folder.Write("corpus/empty.txt", "");
        _folder.Write("corpus/blank.txt", " \n\t\n");
        File.WriteAllBytes(_folder.At("corpus/binary.txt"), [0x7F, 0x45, 0x4C, 0x46, 0, 0, 1, 2, 0, 0]);
        File.WriteAllBytes(_folder.At("corpus/invalid.txt"), [.. Encoding.ASCII.GetBytes("Fine until here: "), 0xC3, 0x28, 0xFF]);
        _folder.Write("corpus/broken.md", "---\ntitle: [unclosed\n---\nText.");

        var results = await IndexAsync();

        Assert.Equal(["good-1.txt", "good-2.md"], Names(results, IndexOutcome.Added));
        Assert.Equal(["binary.txt", "blank.txt", "broken.md", "empty.txt", "invalid.txt"], Names(results, IndexOutcome.Failed));
        Assert.All(results.Where(result => result.Outcome == IndexOutcome.Failed), result =>
        {
            Assert.StartsWith($"'{result.DocumentId}'", result.Error, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', result.Error!);
        });
        Assert.Equal(2, (await _library.Browser.GetCollectionAsync("default", Cancellation)).Documents);
    }

    [Fact]
    public async Task What_failed_is_remembered_until_it_is_written_unchanged_or_deleted()
    {
        _folder.Write("corpus/good.txt", "The treaty was signed in Vienna.");
        await IndexAsync();
        foreach (var name in (string[])["good.txt", "bad.txt", "gone.txt"])
            _folder.Write($"corpus/{name}", "");
        var failed = await IndexAsync();

        var remembered = await FailuresAsync();
        Assert.Equal(
            failed.Select(result => (result.DocumentId, result.Error!)).Order(),
            remembered.Select(failure => (failure.Id, failure.Reason)).Order());
        Assert.Equal(3, (await _library.Browser.GetCollectionAsync("default", Cancellation)).Failed);
        Assert.Equal((1, 3), Counts(await SearchAsync("the treaty")));

        _folder.Write("corpus/good.txt", "The treaty was signed in Vienna.");
        _folder.Write("corpus/bad.txt", "The envoy returned.");
        Assert.Equal(["good.txt"], Names(await IndexAsync(), IndexOutcome.Unchanged));
        var gone = Assert.Single(await FailuresAsync());
        Assert.EndsWith("gone.txt", gone.Id, StringComparison.Ordinal);
        Assert.True(await _library.Indexer.DeleteAsync("default", gone.Id, Cancellation));
        Assert.Empty(await FailuresAsync());
        Assert.Equal((2, 0), Counts(await SearchAsync("the treaty")));
    }

    [Fact]
    public async Task An_archive_that_was_mended_has_not_failed_any_more()
    {
        var archive = _folder.At("corpus/texts.zip");
        _folder.Write("corpus/good.txt", "The treaty was signed in Vienna.");
        File.WriteAllBytes(archive, [.. "PK\u0003\u0004"u8, .. new byte[64]]);
        await IndexAsync();
        Assert.EndsWith("texts.zip", Assert.Single(await FailuresAsync()).Id, StringComparison.Ordinal);

        File.Delete(archive);
        await using (var zip = await ZipFile.OpenAsync(archive, ZipArchiveMode.Create, Cancellation))
        await using (var writer = new StreamWriter(await zip.CreateEntry("envoy.txt").OpenAsync(Cancellation)))
            await writer.WriteAsync("The envoy returned from Geneva.");
        Assert.Single(await IndexAsync(), result => result.Outcome == IndexOutcome.Added);

        Assert.Empty(await FailuresAsync());
    }

    [Fact]
    public async Task A_document_of_which_the_model_makes_no_numbers_fails_and_the_others_are_indexed()
    {
        var model = TinyModel.WriteBroken(_folder.At("model"), "embargo", "treaty", "embargo");
        foreach (var (name, text) in new[] { ("a.txt", "The treaty."), ("b.txt", "The embargo."), ("c.txt", "The treaty of peace.") })
            _folder.Write($"corpus/{name}", text);
        await using var library = new Library(("Model", model));

        var results = await library.Indexer.IndexAsync("default", FileSources.Enumerate(_folder.At("corpus")), Cancellation).ToListAsync(Cancellation);

        Assert.Equal(["a.txt", "c.txt"], Names(results, IndexOutcome.Added));
        Assert.Equal(["b.txt"], Names(results, IndexOutcome.Failed));
        var failure = Assert.Single(await library.Browser.ListFailuresAsync("default", null, 10, Cancellation));
        Assert.Contains("embedding failed", failure.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_one_endless_line_becomes_many_chunks_within_the_budget()
    {
        _folder.Write("corpus/endless.txt", new string('x', 300_000));
        _folder.Write("corpus/words.txt", string.Join(' ', Enumerable.Repeat("sanctions", 40_000)));

        var results = await IndexAsync();

        Assert.All(results, result => Assert.Equal(IndexOutcome.Added, result.Outcome));
        Assert.All(results, result => Assert.Equal(0, result.TruncatedChunks));
        Assert.All(results, result => Assert.True(result.Chunks > 50));
        var found = await SearchAsync("sanctions");
        Assert.Contains("sanctions", found.Passages[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unchanged_file_is_left_alone_and_a_changed_one_replaced()
    {
        _folder.Write("corpus/a.txt", "The embargo was lifted in May.");
        _folder.Write("corpus/b.txt", "The border was closed in June.");
        await IndexAsync();

        _folder.Write("corpus/b.txt", "The border was opened in July.");
        var second = await IndexAsync();

        Assert.Equal(["a.txt"], Names(second, IndexOutcome.Unchanged));
        Assert.Equal(["b.txt"], Names(second, IndexOutcome.Replaced));
        Assert.DoesNotContain((await SearchAsync("the border")).Passages, passage => passage.Text.Contains("June", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_that_breaks_keeps_what_was_indexed_before()
    {
        var path = _folder.Write("corpus/a.txt", "The embargo was lifted in May.");
        await IndexAsync();

        File.WriteAllBytes(path, [0, 1, 2, 3]);
        var second = await IndexAsync();

        Assert.Equal(IndexOutcome.Failed, Assert.Single(second).Outcome);
        Assert.Contains("embargo", (await SearchAsync("embargo")).Passages[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Folders_of_one_name_do_not_overwrite_each_other()
    {
        _folder.Write("one/corpus/a.txt", "First.");
        _folder.Write("two/corpus/a.txt", "Second.");
        await IndexAsync("one/corpus");

        var second = await IndexAsync("two/corpus");

        Assert.Equal(IndexOutcome.Failed, Assert.Single(second).Outcome);
        Assert.Contains(_folder.At("one/corpus/a.txt"), second[0].Error, StringComparison.Ordinal);
        Assert.Equal("First.", (await _library.Browser.GetDocumentAsync("default", "corpus/a.txt", Cancellation)).Document.Text);
    }

    [Fact]
    public async Task Documents_of_one_run_do_not_overwrite_each_other()
    {
        _folder.Write("one/corpus/a.txt", "First.");
        _folder.Write("two/corpus/a.txt", "Second.");
        var sources = ((string[])["one/corpus", "two/corpus", "one/corpus"]).SelectMany(folder => FileSources.Enumerate(_folder.At(folder)));

        var results = await _library.Indexer.IndexAsync("default", sources, Cancellation).ToListAsync(Cancellation);

        Assert.Equal([IndexOutcome.Added, IndexOutcome.Failed], results.Select(result => result.Outcome));
        Assert.Contains(_folder.At("one/corpus/a.txt"), results[1].Error, StringComparison.Ordinal);
        Assert.Equal("First.", (await _library.Browser.GetDocumentAsync("default", "corpus/a.txt", Cancellation)).Document.Text);
    }

    [Fact]
    public async Task A_pipe_named_like_a_text_does_not_block_the_others()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "named pipes in the file system are tested on Linux");
        _folder.Write("corpus/z.txt", "The envoy returned.");
        using var mkfifo = System.Diagnostics.Process.Start("mkfifo", _folder.At("corpus/a.txt"));
        await mkfifo.WaitForExitAsync(Cancellation);

        var results = await IndexAsync();

        Assert.Equal([IndexOutcome.Failed, IndexOutcome.Added], results.Select(result => result.Outcome));
    }

    [Fact]
    public async Task What_has_not_changed_in_an_archive_or_a_table_is_left_alone()
    {
        _folder.Write("corpus/t.csv", "id,text\na,The embargo.\nb,The border.\n");
        await File.WriteAllBytesAsync(_folder.At("corpus/x.zip"), Pack.Zip(("a.txt", "First."), ("b.txt", "Second.")), Cancellation);
        Assert.Equal(4, (await IndexAsync()).Count(result => result.Outcome == IndexOutcome.Added));

        _folder.Write("corpus/t.csv", "id,text\nb,The border.\na,The grain embargo.\n");
        await File.WriteAllBytesAsync(_folder.At("corpus/x.zip"), Pack.Zip(("b.txt", "Second, again."), ("a.txt", "First.")), Cancellation);
        var second = await IndexAsync();

        Assert.Equal(["b", "a.txt"], Names(second, IndexOutcome.Unchanged));
        Assert.Equal(["a", "b.txt"], Names(second, IndexOutcome.Replaced));
    }

    [Fact]
    public async Task Links_in_a_circle_vanished_and_locked_files_are_told()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "links and modes of Linux");
        _folder.Write("corpus/z.txt", "The envoy returned.");
        File.CreateSymbolicLink(_folder.At("corpus/loop-1.txt"), _folder.At("corpus/loop-2.txt"));
        File.CreateSymbolicLink(_folder.At("corpus/loop-2.txt"), _folder.At("corpus/loop-1.txt"));
        File.CreateSymbolicLink(_folder.At("corpus/gone.txt"), _folder.At("nowhere.txt"));
        File.CreateSymbolicLink(_folder.At("corpus/zero.txt"), "/dev/zero");
        using var odd = System.Diagnostics.Process.Start("sh", ["-c", $"printf 'Text.' > \"$(printf '{_folder.At("corpus")}/odd-\\351.txt')\""]);
        await odd.WaitForExitAsync(Cancellation);

        var results = await IndexAsync();

        // The platform cannot delete what it cannot name.
        using var clean = System.Diagnostics.Process.Start("rm", ["-r", _folder.At("corpus")]);
        await clean.WaitForExitAsync(Cancellation);
        Assert.Equal(["z.txt"], Names(results, IndexOutcome.Added));
        Assert.Equal(5, results.Count(result => result.Outcome == IndexOutcome.Failed));
    }

    [Fact]
    public async Task A_file_of_a_gigabyte_is_refused_by_its_size()
    {
        Directory.CreateDirectory(_folder.At("corpus"));
        await using (var file = File.Create(_folder.At("corpus/a.txt")))
            file.SetLength(1L << 30);

        Assert.Contains("larger than the limit", Assert.Single(await IndexAsync()).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stopping_in_the_middle_leaves_whole_documents()
    {
        for (var i = 0; i < 40; i++)
            _folder.Write($"corpus/{i:00}.txt", $"Document number {i} speaks of peace.");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var told = new List<string>();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var result in _library.Indexer.IndexAsync("default", FileSources.Enumerate(_folder.At("corpus")), stop.Token))
            {
                told.Add(result.DocumentId);
                if (told.Count == 10)
                    await stop.CancelAsync();
            }
        });

        var stored = await _library.Browser.ListDocumentsAsync("default", null, 100, Cancellation);
        Assert.Equal(told, stored.Select(document => document.Id));
        var rest = await IndexAsync();
        Assert.Equal(40 - told.Count, rest.Count(result => result.Outcome == IndexOutcome.Added));
    }

    [Fact]
    public async Task Another_model_than_the_collections_is_refused()
    {
        await _library.Indexer.IndexAsync("default", DocumentSource.FromText("a", "The treaty."), Cancellation);
        var other = TinyModel.Write(_folder.At("other-model"), "treaty", "envoy");
        await using var library = new Library(("DataFolder", _library.DataFolder), ("Model", other));

        var error = await Assert.ThrowsAsync<SemanticSearchException>(
            () => library.Indexer.IndexAsync("default", DocumentSource.FromText("b", "The envoy."), Cancellation));

        Assert.Equal(ErrorKind.Conflict, error.Kind);
        Assert.Contains("'built-in'", error.Message, StringComparison.Ordinal);
        Assert.Contains("another collection", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ChunkTokens", "64", "chunks of 64 tokens")]
    [InlineData("ChunkOverlap", "3", "an overlap of 3")]
    [InlineData("ChunkContext", "true", "a context")]
    [InlineData("ChunkContext", "false", "no context")]
    public async Task Other_chunks_than_the_collections_are_refused(string setting, string value, string asked)
    {
        await using var first = new Library(("DataFolder", _library.DataFolder), ("ChunkContext", value == "false" ? "true" : "false"));
        await first.Indexer.IndexAsync("default", DocumentSource.FromText("a", "The treaty."), Cancellation);
        await using var library = new Library(("DataFolder", _library.DataFolder), (setting, value));

        var error = await Assert.ThrowsAsync<SemanticSearchException>(
            () => library.Indexer.IndexAsync("default", DocumentSource.FromText("b", "The envoy."), Cancellation));

        Assert.Equal(ErrorKind.Conflict, error.Kind);
        Assert.Contains("chunks of 160 tokens with an overlap of 1", error.Message, StringComparison.Ordinal);
        Assert.Contains(asked, error.Message, StringComparison.Ordinal);
        Assert.Contains("another collection", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_collection_keeps_its_chunks_when_no_others_are_asked_for()
    {
        await using (var first = new Library(
            ("DataFolder", _library.DataFolder), ("ChunkTokens", "64"), ("ChunkOverlap", "0"), ("ChunkContext", "true")))
            await first.Indexer.IndexAsync("default", DocumentSource.FromText("a", "The treaty."), Cancellation);

        var result = await _library.Indexer.IndexAsync("default", DocumentSource.FromText("b", "The envoy."), Cancellation);
        var collection = await _library.Browser.GetCollectionAsync("default", Cancellation);

        Assert.Equal(IndexOutcome.Added, result.Outcome);
        Assert.Equal((64, 0, true), (collection.ChunkTokens, collection.ChunkOverlap, collection.ChunkContext));
    }

    [Fact]
    public async Task A_context_is_embedded_but_neither_stored_nor_returned()
    {
        await using var library = new Library(("DataFolder", _library.DataFolder), ("ChunkContext", "true"));
        await library.Indexer.IndexAsync(
            "default", DocumentSource.FromText("a.md", "# The Suez canal\n\n## Passage\n\nShips paid a toll."), Cancellation);
        await library.Indexer.IndexAsync("default", DocumentSource.FromText("b", "Ships paid a toll."), Cancellation);

        var found = (await library.Searcher.SearchAsync(new SearchRequest { Query = "the Suez canal" }, Cancellation)).Passages;

        Assert.Equal("a.md", found[0].DocumentId);
        Assert.True(found[0].Score > found[1].Score);
        Assert.DoesNotContain(found, passage => passage.Text.Contains('›', StringComparison.Ordinal));
    }

    [Fact]
    public async Task With_a_model_whose_files_have_changed_words_alone_answer_and_meaning_alone_is_refused()
    {
        var model = TinyModel.Write(_folder.At("model"), "treaty", "envoy");
        await using (var library = new Library(("DataFolder", _library.DataFolder), ("Model", model)))
            await library.Indexer.IndexAsync("default", DocumentSource.FromText("a", "The treaty."), Cancellation);

        TinyModel.Write(model, "treaty", "minister");
        await using var changed = new Library(("DataFolder", _library.DataFolder), ("Model", model));
        var request = new SearchRequest { Query = "treaty" };
        var found = await changed.Searcher.SearchAsync(request, Cancellation);
        var error = await Assert.ThrowsAsync<SemanticSearchException>(
            () => changed.Searcher.SearchAsync(request with { Mode = SearchMode.Dense }, Cancellation));

        Assert.Equal(SearchMode.Lexical, found.Mode);
        Assert.Equal("The treaty.", Assert.Single(found.Passages).Text);
        Assert.Contains("words alone", Assert.Single(found.Warnings), StringComparison.Ordinal);
        Assert.Equal(ErrorKind.Conflict, error.Kind);
    }

    async Task<IReadOnlyList<IndexResult>> IndexAsync(string folder = "corpus") =>
        await _library.Indexer.IndexAsync("default", FileSources.Enumerate(_folder.At(folder)), Cancellation).ToListAsync(Cancellation);

    Task<IReadOnlyList<FailedDocument>> FailuresAsync() => _library.Browser.ListFailuresAsync("default", null, 100, Cancellation);

    static (long Documents, long Failed) Counts(SearchResponse response) => (response.Coverage.Documents, response.Coverage.Failed);

    Task<SearchResponse> SearchAsync(string query) => _library.Searcher.SearchAsync(new SearchRequest { Query = query }, Cancellation);

    static IEnumerable<string> Names(IEnumerable<IndexResult> results, IndexOutcome outcome) =>
        results.Where(result => result.Outcome == outcome).Select(result => Path.GetFileName(result.DocumentId));
}
