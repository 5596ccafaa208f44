using System.Runtime.CompilerServices;

namespace SemanticSearch.Reading.Pdf;

/// <summary>
/// How much work a file may cause. Damaged and hostile files make a reader go in circles or inflate a few bytes to gigabytes; every byte
/// that is fetched, every byte that is decoded and every operation on a page is paid for here. Once something is spent each further
/// request fails, so that a failure that the library swallows comes up again. Used by one thread; <see cref="Progress"/> by any.
/// </summary>
sealed class PdfBudget(long fileBytes, CancellationToken cancellationToken)
{
    const int CheckInterval = 1024;

    readonly long _fetches = 8_000_000 + 40 * fileBytes;
    readonly long _decodedBytes = Math.Min(64_000_000 + 16 * fileBytes, 1_000_000_000);
    readonly long _operations = 2_000_000 + 8 * fileBytes;
    readonly long _glyphs = 400_000 + 16 * fileBytes;
    long _fetched;
    long _decoded;
    long _operated;
    long _drawn;
    long _progress;
    string? _problem;

    /// <summary>What any stream may decode to.</summary>
    public const int ModestStreamBytes = 8_000_000;

    /// <summary>How many times its length a longer one may have: text and drawings come to less.</summary>
    public const int ModestRatio = 64;

    /// <summary>The most bytes that one stream may decode to.</summary>
    public const int MaximumStreamBytes = 48_000_000;

    /// <summary>Grows as long as something happens.</summary>
    public long Progress => Interlocked.Read(ref _progress);

    /// <summary>What a stream of a length may decode to.</summary>
    public static long LimitOf(int compressedBytes) =>
        Math.Clamp((long)compressedBytes * ModestRatio, ModestStreamBytes, MaximumStreamBytes);

    /// <summary>Pays for bytes or places of the file that are looked at.</summary>
    public void Fetch(int count)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            _problem ??= "nests its parts without end";
        _fetched += count;
        Require(_fetched <= _fetches, "goes round in circles: its parts refer to each other without end");
    }

    /// <summary>Pays for bytes that come out of a compressed stream, of which no more than a limit may.</summary>
    public void Decode(long count, long limit)
    {
        _decoded += count;
        Require(count <= limit && _decoded <= _decodedBytes, "has compressed parts that inflate beyond all measure");
        Now();
    }

    /// <summary>Pays for an operation on a page.</summary>
    public void Operate() => Require(++_operated <= _operations, "draws more than its size explains");

    /// <summary>Pays for a character.</summary>
    public void Draw() => Require(++_drawn <= _glyphs, "shows more characters than its size explains");

    /// <summary>Refuses for another reason.</summary>
    public void Refuse(string problem) => Require(false, problem);

    /// <summary>Throws if something was spent or the work is cancelled.</summary>
    public void Now()
    {
        Interlocked.Increment(ref _progress);
        cancellationToken.ThrowIfCancellationRequested();
        if (_problem is not null)
            throw new PdfLimitException(_problem);
    }

    void Require(bool holds, string problem)
    {
        if (!holds)
            _problem ??= problem;
        if (_problem is not null || (_fetched + _operated + _drawn) % CheckInterval == 0)
            Now();
    }
}
