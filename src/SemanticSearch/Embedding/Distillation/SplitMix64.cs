namespace SemanticSearch.Embedding.Distillation;

/// <summary>
/// A small random number generator whose sequence depends on its seed alone, on every version of the runtime
/// (Steele, Lea, Flood: Fast splittable pseudorandom number generators, OOPSLA 2014, https://doi.org/10.1145/2660193.2660195).
/// </summary>
sealed class SplitMix64(ulong seed)
{
    ulong _state = seed;

    /// <summary>The next 64 random bits.</summary>
    public ulong Next()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>A number from 0 to <paramref name="bound"/> - 1; the bias of at most bound / 2⁶⁴ is of no account here.</summary>
    public int Below(int bound) => (int)Math.BigMul(Next(), (ulong)bound, out _);

    /// <summary>A number in [0, 1) with 53 random bits.</summary>
    public double NextDouble() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Puts the items into a random order (Fisher and Yates; Durstenfeld, CACM 7(7), 1964).</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }
}
