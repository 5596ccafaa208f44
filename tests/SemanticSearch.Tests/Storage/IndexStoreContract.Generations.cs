using System.Text.Json;
using SemanticSearch.Storage;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Storage;

public abstract partial class IndexStoreContract
{
    static readonly IndexRecipe Other = Recipe with { Model = "other", ModelFingerprint = "another", Dimensions = 4 };

    IGenerationStore Generations => (IGenerationStore)_store;

    [Fact]
    public async Task A_generation_that_is_begun_again_is_the_same_one_and_searches_do_not_see_it()
    {
        await _store.PutDocumentAsync(_collection, IndexedDocuments.Along("a.md", 0, Dimensions), Cancel);
        var begun = await Generations.BeginGenerationAsync(_collection, Other, Cancel);
        var again = await Generations.BeginGenerationAsync(_collection, Other, Cancel);
        await BuildAsync(begun);

        Assert.Equal(begun, again);
        Assert.Equal(_collection, await _store.FindCollectionAsync("treaties", Cancel));
        Assert.Equal(new SearchScope(1, 1), (await SearchAlongAsync(_store, _collection, 0)).Scope);
        Assert.Equal(1, (await _store.GetStatusAsync(_collection, Cancel)).Chunks);
        Assert.Equal(
            [(GenerationState.Live, 1, 0), (GenerationState.Building, 1, 0)],
            (await Generations.ListGenerationsAsync(_collection, Cancel)).Select(g => (g.State, (int)g.Documents, (int)g.Missing)));
    }

    [Fact]
    public async Task What_was_written_while_a_generation_was_built_is_missing_until_it_is_built_too()
    {
        await _store.PutDocumentAsync(_collection, IndexedDocuments.Along("a.md", 0, Dimensions), Cancel);
        await _store.PutDocumentAsync(_collection, IndexedDocuments.Along("b.md", 1, Dimensions), Cancel);
        var other = await Generations.BeginGenerationAsync(_collection, Other, Cancel);
        await BuildAsync(other);
        await _store.PutDocumentAsync(_collection, IndexedDocuments.Along("b.md", 2, Dimensions), Cancel);
        await _store.PutDocumentAsync(_collection, IndexedDocuments.Along("c.md", 3, Dimensions), Cancel);
        await _store.DeleteDocumentAsync(_collection, "a.md", Cancel);

        Assert.False(await Generations.TrySwitchAsync(other, Cancel));
        Assert.Equal(
            ["b.md", "c.md"],
            (await Generations.ListMissingAsync(other, 10, long.MaxValue, [], Cancel)).Select(missing => missing.Document.Id).Order());
        Assert.Single(await Generations.ListMissingAsync(other, 10, 1, [], Cancel));
        Assert.Equal("c.md", Assert.Single(await Generations.ListMissingAsync(other, 10, long.MaxValue, ["b.md", "x"], Cancel)).Document.Id);
        await BuildAsync(other);
        Assert.True(await Generations.TrySwitchAsync(other, Cancel));

        var live = (await _store.FindCollectionAsync("treaties", Cancel))!;
        Assert.Equal((other.Generation, Other), (live.Generation, live.Recipe));
        Assert.Equal(new SearchScope(2, 2), (await DenseRanking.OfAsync(_store, live, IndexedDocuments.Axis(0, 4), 5, Cancel)).Scope);
    }

    [Fact]
    public async Task A_document_that_changed_since_it_was_read_is_not_added_to_a_generation()
    {
        await _store.PutDocumentAsync(_collection, IndexedDocuments.Along("a.md", 0, Dimensions), Cancel);
        var other = await Generations.BeginGenerationAsync(_collection, Other, Cancel);
        var read = (await Generations.ListMissingAsync(other, 1, long.MaxValue, [], Cancel))[0];
        await _store.PutDocumentAsync(_collection, IndexedDocuments.Along("a.md", 1, Dimensions), Cancel);

        Assert.False(await Generations.AddChunksAsync(other, read, ChunksFor("a.md"), Cancel));
        var current = (await Generations.ListMissingAsync(other, 1, long.MaxValue, [], Cancel))[0];
        Assert.True(await Generations.AddChunksAsync(other, current, ChunksFor("a.md"), Cancel));
        Assert.False(await Generations.AddChunksAsync(other, current, ChunksFor("a.md"), Cancel));
    }

    [Fact]
    public async Task Words_of_other_generations_do_not_count()
    {
        await _store.PutDocumentAsync(_collection, IndexedDocuments.Along("a.md", 0, Dimensions), Cancel);
        var before = await _store.ReadVocabularyAsync(_collection, Cancel);
        var other = await Generations.BeginGenerationAsync(_collection, Other, Cancel);
        await BuildAsync(other);

        Assert.Equal(before.OrderBy(term => term.Term), (await _store.ReadVocabularyAsync(_collection, Cancel)).OrderBy(term => term.Term));
    }

    [Theory]
    [InlineData("Cairo", 1)]
    [InlineData("Tunis", 0)]
    public async Task A_generation_that_was_built_is_filtered_by_metadata(string desk, int found)
    {
        var document = IndexedDocuments.Along("a.md", 0, Dimensions);
        var metadata = new Dictionary<string, JsonElement> { ["desk"] = JsonSerializer.SerializeToElement("Cairo") };
        await _store.PutDocumentAsync(_collection, document with { Document = document.Document with { Metadata = metadata } }, Cancel);
        var other = await Generations.BeginGenerationAsync(_collection, Other, Cancel);
        await BuildAsync(other);
        await Generations.TrySwitchAsync(other, Cancel);
        var live = (await _store.FindCollectionAsync("treaties", Cancel))!;

        var left = await _store.RetrieveAsync(
            live,
            new RetrievalQuery { Vector = IndexedDocuments.Axis(0, 4), Filter = Filter.Compare(FilterType.Eq, "desk", desk), Depth = 5 },
            Cancel);

        Assert.Equal(found, left.Candidates.Count);
    }

    [Fact]
    public async Task A_generation_that_is_live_again_has_what_was_written_since()
    {
        await _store.PutDocumentAsync(_collection, IndexedDocuments.Along("a.md", 0, Dimensions), Cancel);
        await SearchAlongAsync(_store, _collection, 0);
        var other = await Generations.BeginGenerationAsync(_collection, Other, Cancel);
        await BuildAsync(other);
        await Generations.TrySwitchAsync(other, Cancel);
        var live = (await _store.FindCollectionAsync("treaties", Cancel))!;
        await _store.PutDocumentAsync(live, IndexedDocuments.Along("a.md", 1, 4), Cancel);
        await _store.PutDocumentAsync(live, IndexedDocuments.Along("b.md", 1, 4), Cancel);
        // A search that began before the swap sees that the documents are not there, and must not remember it.
        await SearchAlongAsync(_store, _collection, 0);

        await BuildAsync(_collection);
        Assert.True(await Generations.TrySwitchAsync(_collection, Cancel));

        var back = (await _store.FindCollectionAsync("treaties", Cancel))!;
        Assert.Equal(_collection.Generation, back.Generation);
        Assert.Equal(new SearchScope(2, 2), (await SearchAlongAsync(_store, back, 0)).Scope);
        Assert.Equal(2, (await SearchAlongAsync(_store, back, 0)).Chunks.Count);
    }

    [Fact]
    public async Task Only_the_live_generation_is_written_to()
    {
        var other = await Generations.BeginGenerationAsync(_collection, Other, Cancel);
        var failure = await Assert.ThrowsAsync<SemanticSearchException>(
            () => _store.PutDocumentAsync(other, IndexedDocuments.Along("a.md", 0, 4), Cancel));

        Assert.Equal(ErrorKind.Conflict, failure.Kind);
        Assert.Equal(0, (await _store.GetStatusAsync(_collection, Cancel)).Documents);
    }

    [Fact]
    public async Task A_generation_is_deleted_whole_unless_it_is_live()
    {
        await _store.PutDocumentAsync(_collection, IndexedDocuments.Along("a.md", 0, Dimensions), Cancel);
        var other = await Generations.BeginGenerationAsync(_collection, Other, Cancel);
        await BuildAsync(other);

        await Generations.DropGenerationAsync(other, Cancel);
        var failure = await Assert.ThrowsAsync<SemanticSearchException>(() => Generations.DropGenerationAsync(_collection, Cancel));

        Assert.Equal(ErrorKind.Conflict, failure.Kind);
        Assert.Single(await Generations.ListGenerationsAsync(_collection, Cancel));
        Assert.Equal(
            ErrorKind.Gone, (await Assert.ThrowsAsync<SemanticSearchException>(() => Generations.TrySwitchAsync(other, Cancel))).Kind);
        await _store.PutDocumentAsync(_collection, IndexedDocuments.Along("a.md", 1, Dimensions), Cancel);
    }

    [Fact]
    public async Task A_generation_can_be_searched_by_its_number_if_it_is_missing_nothing()
    {
        await _store.PutDocumentAsync(_collection, IndexedDocuments.Along("a.md", 0, Dimensions), Cancel);
        var other = await Generations.BeginGenerationAsync(_collection, Other, Cancel);
        var name = $"treaties@{other.Generation}";

        Assert.Null(await _store.FindCollectionAsync(name, Cancel));
        await BuildAsync(other);
        Assert.Equal(other, await _store.FindCollectionAsync(name, Cancel));
        Assert.Null(await _store.FindCollectionAsync($"speeches@{other.Generation}", Cancel));
        Assert.Null(await _store.FindCollectionAsync("treaties@", Cancel));
        Assert.Null(await _store.FindCollectionAsync("treaties@99", Cancel));
    }

    [Fact]
    public async Task Searches_see_one_generation_whole_while_others_take_its_place()
    {
        for (var i = 0; i < 6; i++)
            await _store.PutDocumentAsync(_collection, IndexedDocuments.Along($"{i}.md", i, Dimensions), Cancel);
        var other = await Generations.BeginGenerationAsync(_collection, Other, Cancel);
        await BuildAsync(other);
        var swapping = true;
        var searching = Task.Run(async () =>
        {
            var searches = 0;
            for (; Volatile.Read(ref swapping) || searches == 0; searches++)
            {
                var live = (await _store.FindCollectionAsync("treaties", Cancel))!;
                var query = IndexedDocuments.Axis(0, live.Recipe.Dimensions);
                Assert.Equal(new SearchScope(6, 6), (await DenseRanking.OfAsync(_store, live, query, 6, Cancel)).Scope);
            }
            return searches;
        }, Cancel);

        var second = await OpenAnotherAsync();
        for (var i = 0; i < 20; i++)
            Assert.True(await ((IGenerationStore)second).TrySwitchAsync(i % 2 == 0 ? other : _collection, Cancel));
        Volatile.Write(ref swapping, false);

        Assert.True(await searching > 0);
    }

    async Task BuildAsync(Collection generation)
    {
        while (await Generations.ListMissingAsync(generation, 2, long.MaxValue, [], Cancel) is { Count: > 0 } missing)
            foreach (var document in missing)
                Assert.True(await Generations.AddChunksAsync(
                    generation, document, ChunksFor(document.Document.Id, generation.Recipe.Dimensions), Cancel));
    }

    static IndexedChunks ChunksFor(string id, int dimensions = 4)
    {
        var indexed = IndexedDocuments.Along(id, 0, dimensions);
        return new IndexedChunks(indexed.Chunks, indexed.Vectors, indexed.Terms);
    }
}
