using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace SemanticSearch.Storage.Sqlite;

/// <summary>What is slow in reading memory that lies scattered: a processor reads ahead by itself only up to the next 4 KB.</summary>
static class CacheLines
{
    const int Length = 64;

    /// <summary>Asks for values that will be wanted soon, without waiting for them. Does nothing where a processor can't be asked.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Prefetch<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        if (!Sse.IsSupported)
            return;
        // Where the collector moves the array meanwhile, nothing but this is lost.
        var first = (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(values));
        for (var at = 0; at < values.Length * sizeof(T); at += Length)
            Sse.Prefetch0(first + at);
    }
}
