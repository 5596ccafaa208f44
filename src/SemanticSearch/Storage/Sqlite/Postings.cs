namespace SemanticSearch.Storage.Sqlite;

/// <summary>Where a term occurs at one state of the index.</summary>
/// <param name="Positions">The positions of the chunks, ascending.</param>
/// <param name="Frequencies">How often it occurs in each; 255 stands for more.</param>
/// <param name="Documents">The documents by number, ascending, and how often it occurs in the chunks of each.</param>
sealed record Postings(int[] Positions, byte[] Frequencies, (int Number, int Frequency)[] Documents)
{
    /// <summary>Memory taken, in bytes.</summary>
    public long Bytes => ((sizeof(int) + sizeof(byte)) * (long)Positions.Length) + (2 * sizeof(int) * (long)Documents.Length);

    /// <summary>Counts places, which are rows of chunks in ascending order.</summary>
    public static Postings Of(VectorSnapshot snapshot, List<long> places)
    {
        var (positions, frequencies, documents) = (new List<int>(places.Count), new List<byte>(places.Count), new List<(int Number, int Frequency)>());
        var block = 0;
        for (var i = 0; i < places.Count;)
        {
            var (row, from) = (places[i], i);
            while (i < places.Count && places[i] == row)
                i++;
            while (block < snapshot.Blocks.Length && row >= snapshot.Blocks[block].FirstChunk + snapshot.Blocks[block].Lengths.Length)
                block++;
            if (block == snapshot.Blocks.Length)
                break;
            if (row < snapshot.Blocks[block].FirstChunk)
                continue;
            var frequency = (byte)Math.Min(i - from, byte.MaxValue);
            positions.Add(snapshot.Starts[block] + (int)(row - snapshot.Blocks[block].FirstChunk));
            frequencies.Add(frequency);
            if (documents.Count == 0 || documents[^1].Number != block)
                documents.Add((block, 0));
            documents[^1] = (block, documents[^1].Frequency + frequency);
        }
        return new Postings([.. positions], [.. frequencies], [.. documents]);
    }
}
