using System.Buffers;
using System.Security.Cryptography;

namespace SemanticSearch.Embedding.Catalog;

/// <summary>
/// The beginning of a file that is being downloaded, kept on disk between attempts and between processes. Its hash grows with it.
/// Beside it lies, if the server gave one, the entity tag of the version it is the beginning of. Not safe from several threads.
/// </summary>
sealed class PartialFile : IAsyncDisposable
{
    const int BufferBytes = 128 * 1024;

    readonly FileStream _stream;
    readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    readonly string _tagPath;

    PartialFile(FileStream stream)
    {
        _stream = stream;
        _tagPath = stream.Name + ".etag";
    }

    /// <summary>Bytes that are there.</summary>
    public long Length { get; private set; }

    /// <summary>The strong entity tag of the version these bytes belong to (RFC 9110, section 8.8.3), quotes included, if known.</summary>
    public string? EntityTag { get; private set; }

    /// <summary>SHA-256 of the bytes that are there, lower-case hexadecimal.</summary>
    public string Sha256 => Convert.ToHexStringLower(_hash.GetCurrentHash());

    /// <summary>Opens what an earlier attempt left at <paramref name="path"/>, or an empty file. More than <paramref name="limit"/>
    /// bytes cannot be the beginning of the file and are thrown away.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.Storage"/>: the file cannot be opened or read.</exception>
    public static async Task<PartialFile> OpenAsync(string path, long limit, CancellationToken cancellationToken)
    {
        PartialFile? partial = null;
        try
        {
            partial = new PartialFile(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0));
            if (partial._stream.Length <= limit)
                await partial.ReadBackAsync(cancellationToken);
            else
                partial.Restart(entityTag: null);
            return partial;
        }
        catch (Exception e)
        {
            if (partial is not null)
                await partial.DisposeAsync();
            if (DiskFailure.Is(e))
                throw DiskFailure.Of(e, path);
            throw;
        }
    }

    /// <summary>Throws away what is there, to receive the version with this entity tag from its first byte.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.Storage"/>: the file cannot be written.</exception>
    public void Restart(string? entityTag)
    {
        try
        {
            _stream.SetLength(0);
            _hash.GetHashAndReset();
            (Length, EntityTag) = (0, entityTag);
            if (entityTag is null)
                File.Delete(_tagPath);
            else
                File.WriteAllText(_tagPath, entityTag);
        }
        catch (Exception e) when (DiskFailure.Is(e))
        {
            throw DiskFailure.Of(e, _stream.Name);
        }
    }

    /// <summary>Adds the next bytes.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.Storage"/>: the file cannot be written.</exception>
    public async Task AppendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            await _stream.WriteAsync(bytes, cancellationToken);
        }
        catch (Exception e) when (DiskFailure.Is(e))
        {
            throw DiskFailure.Of(e, _stream.Name);
        }
        _hash.AppendData(bytes.Span);
        Length += bytes.Length;
    }

    /// <summary>Returns once every byte is on the disk itself.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.Storage"/>: the file cannot be written.</exception>
    public void FlushToDisk()
    {
        try
        {
            _stream.Flush(flushToDisk: true);
        }
        catch (Exception e) when (DiskFailure.Is(e))
        {
            throw DiskFailure.Of(e, _stream.Name);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _hash.Dispose();
        await _stream.DisposeAsync();
    }

    async Task ReadBackAsync(CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            int read;
            while ((read = await _stream.ReadAsync(buffer, cancellationToken)) > 0)
            {
                _hash.AppendData(buffer, 0, read);
                Length += read;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
        if (Length > 0 && File.Exists(_tagPath))
            EntityTag = await File.ReadAllTextAsync(_tagPath, cancellationToken);
    }
}
