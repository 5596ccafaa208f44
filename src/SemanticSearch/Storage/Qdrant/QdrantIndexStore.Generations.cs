namespace SemanticSearch.Storage.Qdrant;

/// <content>The generations of collections.</content>
sealed partial class QdrantIndexStore
{
    // What a vector of that many numbers takes: exact, and as bytes in memory.
    const int BytesOfNumber = sizeof(float) + 1;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Generation>> ListGenerationsAsync(Collection collection, CancellationToken cancellationToken)
    {
        var entry = await _entries.RequireAsync(collection, cancellationToken);
        return await Task.WhenAll(entry.Generations.Select(generation => CountAsync(entry, generation, cancellationToken)));
    }

    /// <inheritdoc/>
    public async Task<Collection> BeginGenerationAsync(Collection collection, IndexRecipe recipe, CancellationToken cancellationToken)
    {
        GenerationEntry? begun = null;
        var entry = await _entries.ChangeAsync(
            collection,
            before =>
            {
                begun = before.Generations.FirstOrDefault(one => one.Activation is null && one.Recipe == recipe);
                if (begun is not null)
                    return null;
                begun = new GenerationEntry(before.Last + 1, recipe, _time.GetUtcNow(), RetiredAt: null, Activation: null);
                return before with { Generations = [.. before.Generations, begun], Last = begun.Number };
            },
            cancellationToken);
        var generation = entry.With(begun!);
        await EnsureAsync(generation, cancellationToken);
        return generation;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<StoredDocument>> ListMissingAsync(
        Collection generation, int limit, long characters, IReadOnlyCollection<string> except, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        var points = await PointsAsync(generation, cancellationToken);
        var (ids, sum) = (new List<string>(), 0L);
        await foreach (var point in _reader.ScrollAsync(
            points.Documents, GenerationSetup.Missing(points.Generation), DocumentPayload.OfSizes, cancellationToken))
        {
            var (id, size) = DocumentPayload.ReadSize(point.Payload);
            if (except.Contains(id))
                continue;
            sum += size;
            if (ids.Count == limit || (ids.Count > 0 && sum > characters))
                break;
            ids.Add(id);
        }
        return [.. (await _reads.GetAsync(points, ids, cancellationToken)).Values];
    }

    /// <inheritdoc/>
    public async Task<bool> AddChunksAsync(
        Collection generation, StoredDocument document, IndexedChunks chunks, CancellationToken cancellationToken)
    {
        Validate(generation, chunks);
        var entry = await _entries.RequireAsync(generation, cancellationToken);
        var points = await PointsAsync(generation, cancellationToken);
        var (id, version) = (document.Document.Id, document.Revision);
        var records = await _reads.RecordsAsync(points, [id], DocumentPayload.OfVersions(points.Generation), cancellationToken);
        if (!records.TryGetValue(id, out var record)
            || record[VersionedDocuments.Version].IntegerValue != version
            || GenerationPayload.IsIn(record, points.Generation))
            return false;
        await _indexes.EnsureAsync(points, document.Document, cancellationToken);
        await DocumentsOf(points).AddChunksAsync(
            id, version, ChunkPayload.Points(document.Document, chunks, _connection.Options.MeanChunkTerms), points.Chunks, cancellationToken);
        await GenerationSetup.MarkAsync(_connection, points, id, version, chunks, cancellationToken);
        var after = await _reads.RecordsAsync(points, [id], DocumentPayload.OfVersions(points.Generation), cancellationToken);
        if (!after.TryGetValue(id, out var now) || now[VersionedDocuments.Version].IntegerValue != version)
            return false;
        if (entry.Live == points.Generation)
            await _entries.CountChangeAsync(generation, cancellationToken);
        return true;
    }

    /// <inheritdoc/>
    public async Task<bool> TrySwitchAsync(Collection generation, CancellationToken cancellationToken)
    {
        var (activation, isLive) = (Versions.Next(_time, null), false);
        while (!isLive)
        {
            // What was written since the documents were counted may be missing: then they are counted again.
            var before = await _entries.RequireAsync(generation, cancellationToken);
            if (before.Live != generation.Generation && await CountMissingAsync(generation, cancellationToken) > 0)
                return false;
            var after = await _entries.ChangeAsync(
                generation,
                entry => entry.Changes == before.Changes ? Activated(entry, generation.Generation, activation) : null,
                cancellationToken);
            isLive = after.Live == generation.Generation;
        }
        Failpoint.Reach(Failpoint.MidSwap);
        await LeadAliasAsync(generation, cancellationToken);
        return true;
    }

    /// <summary>Lets the alias of a collection lead to its live generation, whichever that is by now.</summary>
    public async Task LeadAliasAsync(Collection collection, CancellationToken cancellationToken)
    {
        var (led, live) = (0L, (await _entries.RequireAsync(collection, cancellationToken)).Live);
        while (led != live)
        {
            await LiveAlias.SwitchAsync(
                _connection,
                QdrantNames.Alias(_connection.Options, collection.Id),
                QdrantNames.Chunks(_connection.Options, collection.Id, live),
                cancellationToken);
            // Another process may have made another one live meanwhile.
            (led, live) = (live, (await _entries.RequireAsync(collection, cancellationToken)).Live);
        }
    }

    /// <inheritdoc/>
    public async Task DropGenerationAsync(Collection generation, CancellationToken cancellationToken)
    {
        await _entries.ChangeAsync(
            generation,
            entry => entry.Live == generation.Generation
                ? throw new SemanticSearchException(
                    ErrorKind.Conflict, $"generation {generation.Generation} of collection '{generation.Name}' is live and cannot be deleted")
                : entry with { Generations = [.. entry.Generations.Where(other => other.Number != generation.Generation)] },
            cancellationToken);
        var points = CollectionPoints.Of(_connection.Options, generation);
        await GenerationSetup.DropAsync(_connection, points, cancellationToken);
        _ensured.TryRemove(points.Chunks, out _);
    }

    CollectionEntry? Activated(CollectionEntry entry, long number, long activation)
    {
        if (entry.Live == number)
            return null;
        var now = _time.GetUtcNow();
        var live = entry.With(entry.Live, one => one with { RetiredAt = now })
            .With(number, one => one with { RetiredAt = null, Activation = activation });
        return (live with { Live = number }).Changed(now);
    }

    async Task<Generation> CountAsync(CollectionEntry entry, GenerationEntry generation, CancellationToken cancellationToken)
    {
        var index = entry.With(generation);
        var points = await PointsAsync(index, cancellationToken);
        var missing = CountMissingAsync(index, cancellationToken);
        var tokens = _reader.SumAsync(points.Documents, GenerationPayload.TokensField(points.Generation), cancellationToken);
        var totals = await ChunkTotals.OfAsync(_reader, points, cancellationToken);
        return new Generation(
            index,
            entry.Live == generation.Number ? GenerationState.Live
                : generation.Activation is null ? GenerationState.Building : GenerationState.Previous,
            generation.MadeAt,
            generation.RetiredAt,
            totals.Documents - await missing,
            await missing,
            totals.Chunks,
            (await tokens).Sum,
            totals.Chunks * generation.Recipe.Dimensions * BytesOfNumber);
    }

    async Task<long> CountMissingAsync(Collection generation, CancellationToken cancellationToken)
    {
        var points = await PointsAsync(generation, cancellationToken);
        return await _reader.CountAsync(points.Documents, GenerationSetup.Missing(points.Generation), cancellationToken);
    }
}
