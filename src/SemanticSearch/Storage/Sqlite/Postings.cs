namespace SemanticSearch.Storage.Sqlite;

/// <summary>Where a term occurs at one state of the index.</summary>
/// <param name="Positions">The positions of the chunks, ascending.</param>
/// <param name="Frequencies">How often it occurs in each; 255 stands for more.</param>
sealed record Postings(int[] Positions, byte[] Frequencies)
{
    /// <summary>Memory taken, in bytes.</summary>
    public long Bytes => (sizeof(int) + sizeof(byte)) * (long)Positions.Length;

    /// <summary>Counts places, which are rows of chunks in ascending order.</summary>
    public static Postings Of(VectorSnapshot snapshot, List<long> places)
    {
        var (positions, frequencies) = (new List<int>(places.Count), new List<byte>(places.Count));
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
            positions.Add(snapshot.Starts[block] + (int)(row - snapshot.Blocks[block].FirstChunk));
            frequencies.Add((byte)Math.Min(i - from, byte.MaxValue));
        }
        return new Postings([.. positions], [.. frequencies]);
    }
}
