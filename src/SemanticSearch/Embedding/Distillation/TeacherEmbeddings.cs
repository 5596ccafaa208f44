using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace SemanticSearch.Embedding.Distillation;

/// <summary>
/// The teacher's vectors of the texts, kept in a file that grows by a block of texts at a time, so that an interrupted distillation
/// goes on behind the last whole block. Numbers have 16 bits: a coordinate of a unit vector loses less than a two-thousandth of itself.
/// </summary>
/// <remarks>The file: key (32 bytes), dimensions (int32), then <c>[texts, dimensions]</c> as IEEE binary16, little-endian.</remarks>
sealed class TeacherEmbeddings : IDisposable
{
    const int KeyBytes = 32;
    const int HeaderBytes = KeyBytes + sizeof(int);

    // A block is what an interruption may cost, and what the teacher may divide among its threads.
    const int Block = 512;

    readonly FileStream _file;

    TeacherEmbeddings(FileStream file, byte[] key, int count, int dimensions)
    {
        _file = file;
        Key = Convert.ToHexStringLower(key);
        Count = count;
        Dimensions = dimensions;
    }

    /// <summary>What the vectors depend on, the teacher and the texts, as 64 hexadecimal digits.</summary>
    public string Key { get; }

    /// <summary>How many vectors there are, one a text.</summary>
    public int Count { get; }

    /// <summary>Length of a vector.</summary>
    public int Dimensions { get; }

    /// <summary>Embeds the texts that the file does not have yet.</summary>
    /// <param name="path">The file; one of other texts or of another teacher is begun anew.</param>
    /// <param name="teacher">The teacher.</param>
    /// <param name="texts">The texts.</param>
    /// <param name="onBlock">Told how many texts are embedded, after each block.</param>
    /// <param name="cancellationToken">Ends the work; what is embedded stays.</param>
    public static async Task<TeacherEmbeddings> OpenAsync(
        string path, DistillationTeacher teacher, IReadOnlyList<string> texts, Action<int> onBlock, CancellationToken cancellationToken)
    {
        var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        try
        {
            var key = KeyOf(teacher, texts);
            var (done, dimensions) = Resume(file, key);
            onBlock(done);
            while (done < texts.Count)
            {
                var block = texts.Skip(done).Take(Block).ToArray();
                dimensions = await AppendAsync(file, teacher, block, dimensions, cancellationToken);
                onBlock(done += block.Length);
            }

            return new TeacherEmbeddings(file, key, texts.Count, dimensions);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    /// <summary>Reads consecutive vectors from the one at index <paramref name="first"/> on, until the buffer is full.</summary>
    public void Read(int first, Span<float> vectors)
    {
        var halves = new Half[vectors.Length];
        _file.Seek(HeaderBytes + (long)first * Dimensions * sizeof(ushort), SeekOrigin.Begin);
        _file.ReadExactly(MemoryMarshal.AsBytes(halves.AsSpan()));
        TensorPrimitives.ConvertToSingle(halves, vectors);
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    // Only whole blocks count: the last one may have been cut off in the middle.
    static (int Done, int Dimensions) Resume(FileStream file, byte[] key)
    {
        var header = new byte[HeaderBytes];
        var isOurs = file.ReadAtLeast(header, HeaderBytes, throwOnEndOfStream: false) == HeaderBytes
            && header.AsSpan(0, KeyBytes).SequenceEqual(key);
        var dimensions = isOurs ? BitConverter.ToInt32(header, KeyBytes) : 0;
        if (dimensions <= 0)
        {
            file.SetLength(0);
            file.Write(key);
            file.Write(BitConverter.GetBytes(0));
            return (0, 0);
        }

        var blockBytes = (long)Block * dimensions * sizeof(ushort);
        var blocks = (file.Length - HeaderBytes) / blockBytes;
        file.SetLength(HeaderBytes + blocks * blockBytes);
        file.Seek(0, SeekOrigin.End);
        return ((int)blocks * Block, dimensions);
    }

    static async Task<int> AppendAsync(
        FileStream file, DistillationTeacher teacher, string[] texts, int dimensions, CancellationToken cancellationToken)
    {
        var vectors = await teacher.Generator.GenerateAsync(texts, cancellationToken: cancellationToken);
        if (dimensions == 0)
        {
            dimensions = vectors[0].Vector.Length;
            file.Seek(KeyBytes, SeekOrigin.Begin);
            file.Write(BitConverter.GetBytes(dimensions));
        }

        var halves = new Half[texts.Length * dimensions];
        for (var i = 0; i < texts.Length; i++)
        {
            var vector = vectors[i].Vector.Span;
            if (vectors.Count != texts.Length || vector.Length != dimensions || !TensorPrimitives.IsFiniteAll(vector))
                throw Unusable(teacher, texts[i]);
            TensorPrimitives.ConvertToHalf(vector, halves.AsSpan(i * dimensions, dimensions));
        }

        file.Write(MemoryMarshal.AsBytes(halves.AsSpan()));
        file.Flush(flushToDisk: true);
        return dimensions;
    }

    static byte[] KeyOf(DistillationTeacher teacher, IReadOnlyList<string> texts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{Block}\n{teacher.Fingerprint}\n"));
        foreach (var text in texts)
            hash.AppendData(SHA256.HashData(MemoryMarshal.AsBytes(text.AsSpan())));
        return hash.GetHashAndReset();
    }

    static SemanticSearchException Unusable(DistillationTeacher teacher, string text) => new(
        ErrorKind.UnusableModel,
        $"'{teacher.Id}' gave no usable vector for '{(text.Length > 60 ? text[..60] + "…" : text)}'; "
        + "a teacher must give every text a finite vector, all of one length");
}
