using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using SemanticSearch.Storage;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Storage;

/// <summary>What every store does. A subclass opens one.</summary>
public abstract partial class IndexStoreContract : IAsyncLifetime
{
    const int Dimensions = 16;

    static readonly IndexRecipe Recipe = new("built-in", "fingerprint", Dimensions, 160, 1, ChunkContext: true);

    readonly List<IIndexStore> _opened = [];
    IIndexStore _store = null!;
    Collection _collection = null!;

    private protected FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Whether a search sees all documents at one moment; else each as it is at some moment of the search, whole.</summary>
    private protected virtual bool SeesOneState => true;

    /// <summary>Whether the vocabulary counts how often terms occur, and not only in how many chunks.</summary>
    private protected virtual bool CountsOccurrences => true;

    /// <summary>Opens the test's store; every call of one test opens the same data once more, as another process would.</summary>
    private protected abstract Task<IIndexStore> OpenAsync();

    public async ValueTask InitializeAsync()
    {
        _store = await OpenAnotherAsync();
        _collection = await _store.EnsureCollectionAsync("treaties", Recipe, Cancel);
    }

    public virtual async ValueTask DisposeAsync()
    {
        foreach (var store in _opened)
            await store.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_collection_is_made_once_and_keeps_its_recipe()
    {
        var again = await _store.EnsureCollectionAsync("treaties", Recipe with { Model = "other", Dimensions = 64 }, Cancel);

        Assert.Equal(_collection, again);
        Assert.Equal(Recipe, again.Recipe);
        Assert.Equal(_collection, await _store.FindCollectionAsync("treaties", Cancel));
        Assert.Null(await _store.FindCollectionAsync("speeches", Cancel));
    }

    [Fact]
    public async Task Collections_are_listed_by_name()
    {
        await _store.EnsureCollectionAsync("speeches", Recipe, Cancel);
        await _store.EnsureCollectionAsync("Ünïon", Recipe, Cancel);

        var names = (await _store.ListCollectionsAsync(Cancel)).Select(collection => collection.Name);

        Assert.Equal(["speeches", "treaties", "Ünïon"], names);
    }

    [Fact]
    public async Task A_collection_made_by_many_at_once_is_one()
    {
        var made = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _store.EnsureCollectionAsync("speeches", Recipe, Cancel)));

        Assert.Single(made.Distinct());
    }

    [Fact]
    public async Task A_document_is_read_back_as_it_was_written()
    {
        var indexed = IndexedDocuments.Along("a/b.md", 0, Dimensions);
        var document = indexed.Document with
        {
            Title = "Déclaration d'Helsinki 赫尔辛基 🕊",
            Text = "Ligne\u0000 un.\nعلاقات دولية\n👩‍⚖️ trois.",
            Location = "/texts/b.md",
            Structure = Structured(),
            Facts = Known(),
            Metadata = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(
                """{"year": 1975, "parties": ["URSS", "É.-U."], "in_force": true, "depth": 1.5}""")!,
        };

        await _store.PutDocumentAsync(_collection, indexed with { Document = document }, Cancel);
        var stored = await _store.GetDocumentAsync(_collection, "a/b.md", Cancel);

        Assert.NotNull(stored);
        Assert.Equal(document.Text, stored.Document.Text);
        Assert.Equal(document.Title, stored.Document.Title);
        Assert.Equal(document.Location, stored.Document.Location);
        Assert.Equivalent(document.Structure, stored.Document.Structure, strict: true);
        Assert.Equivalent(document.Facts, stored.Document.Facts, strict: true);
        Assert.Equal(JsonSerializer.Serialize(document.Metadata), JsonSerializer.Serialize(stored.Document.Metadata));
        Assert.Equal(Time.GetUtcNow(), stored.IndexedAt);
        Assert.Equal(1, stored.Chunks);
    }

    [Fact]
    public async Task A_chunk_is_read_back_as_it_was_written()
    {
        var indexed = IndexedDocuments.With("a", IndexedDocuments.Axis(0, Dimensions), IndexedDocuments.Axis(1, Dimensions));
        var spoken = indexed.Chunks[0] with { Page = 7, Speaker = new Speaker("Péter", "Ministre", "HUN"), IsNote = true };

        await _store.PutDocumentAsync(_collection, indexed with { Chunks = [spoken, indexed.Chunks[1]] }, Cancel);

        Assert.Equivalent(new[] { spoken, indexed.Chunks[1] }, await _store.GetChunksAsync(_collection, "a", Cancel), strict: true);
    }

    static DocumentStructure Structured() => new()
    {
        Sections = [new Section(0, 30, 1, "Préambule"), new Section(8, 30, 2, "")],
        Pages = [new Page(0, 12, 1, "iv"), new Page(12, 30, 2)],
        Blocks = [new Block(0, 8, BlockKind.Heading), new Block(9, 20, BlockKind.Provision, "Article 5"), new Block(21, 30, BlockKind.Note)],
        Notes = [new Note(21, 30, "*", 19, NoteKind.Source), new Note(30, 31, "2", null)],
        Turns = [new SpeakerTurn(9, 20, new Speaker("Mrs. Ó", "Chair", "IRL"))],
        Mentions = [new Mention(9, 12, MentionKind.Place, "#p1"), new Mention(13, 15, MentionKind.Person)],
    };

    static DocumentFacts Known() => new()
    {
        Dates = [new DocumentDate(DateKind.Spoken, DateInterval.Month(1975, 8)), new DocumentDate(DateKind.Published, DateInterval.Year(1976))],
        Countries = ["FIN", "SUN"],
        Language = "fr",
        Speaker = new Speaker("Kekkonen", "President", "FIN"),
        Authors = ["A", "B"],
        Publisher = "CSCE",
        Identifier = "CSCE/1",
        Url = "https://example.org/a",
    };

    [Fact]
    public async Task A_record_tells_what_change_detection_needs()
    {
        var indexed = IndexedDocuments.With("a.md", [.. Enumerable.Range(0, 3).Select(axis => IndexedDocuments.Axis(axis, Dimensions))]);

        await _store.PutDocumentAsync(_collection, indexed, Cancel);
        var record = await _store.FindDocumentAsync(_collection, "a.md", Cancel);

        Assert.NotNull(record);
        Assert.Equal(indexed.Document.Title, record.Title);
        Assert.Null(record.Location);
        Assert.Equal(indexed.ContentHash.ToArray(), record.ContentHash.ToArray());
        Assert.Equal(indexed.Document.Text.Length, record.Characters);
        Assert.Equal(3, record.Chunks);
        Assert.Equal(Time.GetUtcNow(), record.IndexedAt);
    }

    [Fact]
    public async Task What_is_not_there_is_not_found()
    {
        Assert.Null(await _store.FindDocumentAsync(_collection, "none", Cancel));
        Assert.Null(await _store.GetDocumentAsync(_collection, "none", Cancel));
        Assert.Empty(await _store.GetDocumentsAsync(_collection, ["none"], Cancel));
        Assert.Empty(await _store.GetChunksAsync(_collection, "none", Cancel));
        Assert.Empty(await _store.ListDocumentsAsync(_collection, null, 10, Cancel));
        Assert.Null(await _store.FindByKeyAsync(DocumentId.Key("treaties", "none"), Cancel));
        Assert.False(await _store.DeleteDocumentAsync(_collection, "none", Cancel));
    }

    [Fact]
    public async Task A_changed_document_replaces_its_chunks()
    {
        var old = IndexedDocuments.Exact("a.md", 5, Dimensions, new Random(1));
        var changed = IndexedDocuments.Exact("a.md", 2, Dimensions, new Random(2));

        await _store.PutDocumentAsync(_collection, old, Cancel);
        var before = await _store.GetDocumentAsync(_collection, "a.md", Cancel);
        await _store.PutDocumentAsync(_collection, changed, Cancel);
        var after = await _store.GetDocumentAsync(_collection, "a.md", Cancel);

        Assert.True(after!.Revision > before!.Revision);
        Assert.Equal(changed.Document.Text, after.Document.Text);
        var chunks = await _store.GetChunksAsync(_collection, "a.md", Cancel);
        Assert.Equal(changed.Chunks.Select(Describe), chunks.Select(Describe));
        Assert.Equal(2, (await _store.GetStatusAsync(_collection, Cancel)).Chunks);
    }

    [Fact]
    public async Task A_document_without_chunks_is_still_a_document()
    {
        await _store.PutDocumentAsync(_collection, IndexedDocuments.With("empty.md"), Cancel);

        Assert.Equal(0, (await _store.GetDocumentAsync(_collection, "empty.md", Cancel))!.Chunks);
        Assert.Empty(await _store.GetChunksAsync(_collection, "empty.md", Cancel));
        var ranking = await DenseRanking.OfAsync(_store, _collection, IndexedDocuments.Axis(0, Dimensions), 3, Cancel);
        Assert.Empty(ranking.Chunks);
        Assert.Equal(new SearchScope(1, 0), ranking.Scope);
    }

    [Fact]
    public async Task Documents_are_listed_in_pages_by_id()
    {
        string[] ids = ["B", "a", "a/b", new string('x', DocumentId.MaximumLength), "z", "é", "国", "～", "🕊"];
        foreach (var id in ids.Reverse())
            await _store.PutDocumentAsync(_collection, IndexedDocuments.Along(id, 0, Dimensions), Cancel);

        var listed = new List<string>();
        while (await _store.ListDocumentsAsync(_collection, listed.LastOrDefault(), 2, Cancel) is { Count: > 0 } page)
            listed.AddRange(page.Select(record => record.Id));

        Assert.Equal(ids, listed);
    }

    [Fact]
    public async Task Several_documents_are_read_at_once()
    {
        foreach (var id in new[] { "a", "b's \"c\"", "д" })
            await _store.PutDocumentAsync(_collection, IndexedDocuments.Along(id, 0, Dimensions), Cancel);

        var found = await _store.GetDocumentsAsync(_collection, ["д", "b's \"c\"", "none"], Cancel);

        Assert.Equal(["b's \"c\"", "д"], found.Keys.Order(StringComparer.Ordinal));
        Assert.All(found, pair => Assert.Equal(pair.Key, pair.Value.Document.Id));
        Assert.Empty(await _store.GetDocumentsAsync(_collection, [], Cancel));
    }

    [Fact]
    public async Task The_same_id_in_two_collections_is_two_documents()
    {
        var speeches = await _store.EnsureCollectionAsync("speeches", Recipe, Cancel);
        await _store.PutDocumentAsync(_collection, IndexedDocuments.Along("a.md", 0, Dimensions), Cancel);
        await _store.PutDocumentAsync(speeches, IndexedDocuments.Along("a.md", 1, Dimensions), Cancel);

        Assert.True(await _store.DeleteDocumentAsync(_collection, "a.md", Cancel));

        Assert.Equal(0, (await _store.GetStatusAsync(_collection, Cancel)).Documents);
        Assert.Equal(1, (await _store.GetStatusAsync(speeches, Cancel)).Documents);
        Assert.Equal(1, Assert.Single((await SearchAlongAsync(_store, speeches, 1)).Chunks).Score);
    }

    [Fact]
    public async Task A_status_counts_documents_chunks_and_tokens_and_dates_the_last_change()
    {
        Assert.Equal(new CollectionStatus(0, 0, 0, 0, null), await _store.GetStatusAsync(_collection, Cancel));

        await _store.PutDocumentAsync(_collection, IndexedDocuments.Exact("a.md", 2, Dimensions, new Random(1)), Cancel);
        await _store.PutDocumentAsync(_collection, IndexedDocuments.Exact("b.md", 1, Dimensions, new Random(1)), Cancel);
        Assert.Equal(new CollectionStatus(2, 3, 5 + 6 + 5, 0, Time.GetUtcNow()), await _store.GetStatusAsync(_collection, Cancel));

        Time.Advance(TimeSpan.FromMinutes(1));
        await _store.DeleteDocumentAsync(_collection, "a.md", Cancel);
        Assert.Equal(new CollectionStatus(1, 1, 5, 0, Time.GetUtcNow()), await _store.GetStatusAsync(_collection, Cancel));
    }

    [Fact]
    public async Task A_deleted_document_leaves_the_date_of_its_deletion_until_it_is_written_again()
    {
        var key = DocumentId.Key("treaties", "a.md");
        var document = IndexedDocuments.Along("a.md", 0, Dimensions);
        await _store.PutDocumentAsync(_collection, document, Cancel);
        Assert.Equal(new DocumentByKey("treaties", "a.md", null), await _store.FindByKeyAsync(key, Cancel));

        Time.Advance(TimeSpan.FromHours(1));
        Assert.True(await _store.DeleteDocumentAsync(_collection, "a.md", Cancel));
        Assert.Equal(new DocumentByKey("treaties", "a.md", Time.GetUtcNow()), await _store.FindByKeyAsync(key, Cancel));
        Assert.Null(await _store.GetDocumentAsync(_collection, "a.md", Cancel));
        Assert.Empty(await _store.GetChunksAsync(_collection, "a.md", Cancel));

        await _store.PutDocumentAsync(_collection, document, Cancel);
        Assert.Equal(new DocumentByKey("treaties", "a.md", null), await _store.FindByKeyAsync(key, Cancel));
    }

    [Fact]
    public async Task Revisions_grow_across_deletion()
    {
        var document = IndexedDocuments.Along("a.md", 0, Dimensions);
        await _store.PutDocumentAsync(_collection, document, Cancel);
        var first = (await _store.GetDocumentAsync(_collection, "a.md", Cancel))!.Revision;
        await _store.DeleteDocumentAsync(_collection, "a.md", Cancel);
        await _store.PutDocumentAsync(_collection, document, Cancel);

        Assert.True((await _store.GetDocumentAsync(_collection, "a.md", Cancel))!.Revision > first);
    }

    [Fact]
    public async Task Vectors_that_do_not_fit_are_refused_and_nothing_is_written()
    {
        var fine = IndexedDocuments.Exact("a.md", 2, Dimensions, new Random(1));
        IndexedDocument[] misfits =
        [
            IndexedDocuments.Along("a.md", 0, Dimensions + 1),
            fine with { Vectors = [fine.Vectors[0]] },
            fine with { Vectors = [fine.Vectors[0], new float[Dimensions - 1]] },
            fine with { Vectors = [fine.Vectors[0], Enumerable.Repeat(float.NaN, Dimensions).ToArray()] },
            fine with { Chunks = [fine.Chunks[1], fine.Chunks[0]] },
        ];

        foreach (var misfit in misfits)
            await Assert.ThrowsAnyAsync<ArgumentException>(() => _store.PutDocumentAsync(_collection, misfit, Cancel));

        Assert.Equal(0, (await _store.GetStatusAsync(_collection, Cancel)).Documents);
    }

    [Fact]
    public async Task A_write_that_is_cancelled_midway_leaves_the_old_document()
    {
        using var cancelling = new CancellationTokenSource();
        var old = IndexedDocuments.Exact("a.md", 3, Dimensions, new Random(1));
        await _store.PutDocumentAsync(_collection, old, Cancel);
        var changed = IndexedDocuments.Exact("a.md", 4, Dimensions, new Random(2));
        changed = changed with { Chunks = new WatchedList<Chunk>(changed.Chunks, cancelling.Cancel) };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _store.PutDocumentAsync(_collection, changed, cancelling.Token));

        Assert.Equal(old.Chunks.Select(Describe), (await _store.GetChunksAsync(_collection, "a.md", Cancel)).Select(Describe));
        Assert.Equal(3, (await DenseRanking.OfAsync(_store, _collection, old.Vectors[0], 10, Cancel)).Scope.Chunks);
        await _store.PutDocumentAsync(_collection, changed, Cancel);
        Assert.Equal(4, (await _store.GetStatusAsync(_collection, Cancel)).Chunks);
    }

    [Fact]
    public async Task A_collection_that_is_no_longer_there_is_gone()
    {
        var gone = _collection with { Id = _collection.Id + 1, Generation = _collection.Generation + 1 };

        var writing = await Assert.ThrowsAsync<SemanticSearchException>(
            () => _store.PutDocumentAsync(gone, IndexedDocuments.Along("a.md", 0, Dimensions), Cancel));
        var searching = await Assert.ThrowsAsync<SemanticSearchException>(() => SearchAlongAsync(_store, gone, 0));

        Assert.Equal((ErrorKind.Gone, ErrorKind.Gone), (writing.Kind, searching.Kind));
    }

    [Fact]
    public async Task A_cancelled_call_does_nothing()
    {
        var cancelled = new CancellationToken(canceled: true);
        var document = IndexedDocuments.Along("a.md", 0, Dimensions);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _store.PutDocumentAsync(_collection, document, cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _store.GetStatusAsync(_collection, cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _store.DeleteDocumentAsync(_collection, "a.md", cancelled));

        Assert.Equal(0, (await _store.GetStatusAsync(_collection, Cancel)).Documents);
    }

    static string Describe(Chunk chunk) =>
        $"{chunk.Ordinal} {chunk.Start}-{chunk.End} {string.Join('/', chunk.HeadingPath)} {chunk.Tokens}";

    static Task<DenseRanking> SearchAlongAsync(IIndexStore store, Collection collection, int axis) =>
        DenseRanking.OfAsync(store, collection, IndexedDocuments.Axis(axis, Dimensions), 10, Cancel);

    async Task<IIndexStore> OpenAnotherAsync()
    {
        var store = await OpenAsync();
        _opened.Add(store);
        return store;
    }
}
