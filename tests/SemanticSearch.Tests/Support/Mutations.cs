namespace SemanticSearch.Tests.Support;

/// <summary>Damages samples of a format as transfers, editors and attackers do; the same seed gives the same inputs.</summary>
/// <param name="seed">Chooses the inputs.</param>
/// <param name="samples">Valid inputs to begin from; at least one.</param>
sealed class Mutations(int seed, params IReadOnlyList<byte[]> samples)
{
    const int MaximumEdits = 8;
    const int MaximumRun = 64;
    const int MaximumLength = 256 * 1024;

    // Bytes that mean something in many formats.
    static ReadOnlySpan<byte> Telling => "<>&\"'/=#[](){}|*_-\\\n\0\u00FF0%!?;:,."u8;

    readonly Random _random = new(seed);

    /// <summary>The next input: a sample after 1 to 8 edits: runs flipped, replaced, deleted, repeated or spliced, or a cut.</summary>
    public byte[] Next()
    {
        var bytes = Sample().ToList();
        for (var edits = _random.Next(1, MaximumEdits + 1); edits > 0; edits--)
            Edit(bytes);
        return bytes.Count > MaximumLength ? [.. bytes.Take(MaximumLength)] : [.. bytes];
    }

    void Edit(List<byte> bytes)
    {
        var at = _random.Next(bytes.Count + 1);
        var length = Math.Min(_random.Next(1, MaximumRun + 1), bytes.Count - at);
        switch (_random.Next(8))
        {
            case 0 when length > 0:
                bytes[at] ^= (byte)(1 << _random.Next(8));
                break;
            case 1 when length > 0:
                bytes[at] = (byte)_random.Next(256);
                break;
            case 2:
                bytes.RemoveRange(at, length);
                break;
            case 3:
                bytes.InsertRange(at, Repeated(bytes.GetRange(at, length)));
                break;
            case 4:
                bytes.Insert(at, Telling[_random.Next(Telling.Length)]);
                break;
            case 5:
                bytes.InsertRange(at, RunOf(Sample()));
                break;
            case 6:
                bytes.InsertRange(at, RunOf([.. bytes]));
                break;
            case 7 when _random.Next(8) == 0:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
        }
    }

    byte[] Sample() => samples[_random.Next(samples.Count)];

    IEnumerable<byte> Repeated(List<byte> run) => Enumerable.Repeat(run, _random.Next(1, 17)).SelectMany(bytes => bytes);

    byte[] RunOf(byte[] bytes)
    {
        var start = _random.Next(bytes.Length + 1);
        return bytes[start..Math.Min(bytes.Length, start + _random.Next(4 * MaximumRun))];
    }
}
