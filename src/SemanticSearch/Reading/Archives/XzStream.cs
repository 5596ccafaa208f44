using SharpCompress.Compressors.LZMA;

namespace SemanticSearch.Reading.Archives;

/// <summary>
/// Unpacks the .xz format (https://tukaani.org/xz/xz-file-format-1.1.0.txt): its blocks, checked, one after the other, those of
/// concatenated streams too. SharpCompress does LZMA2, but its own reader of the format checks nothing and takes memory for any window
/// that the file asks for.
/// </summary>
sealed class XzStream(PeekedStream packed) : ReadOnlyStream
{
    // Of xz -9; the format allows 4 GiB.
    const long MaximumWindow = 64 << 20;
    const int StreamHeaderBytes = 12;

    XzCheck _check;
    Stream? _block;
    Crc? _crc;
    bool _ended;
    bool _inStream;

    protected override int ReadBytes(Span<byte> buffer)
    {
        while (!_ended)
        {
            if (_block is null && !BeginBlock())
                break;
            var read = _block!.Read(buffer);
            if (read > 0)
            {
                _crc?.Append(buffer[..read]);
                return read;
            }
            EndBlock();
        }
        return 0;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _block?.Dispose();
            packed.Dispose();
        }
        base.Dispose(disposing);
    }

    // Streams and blocks without content are passed over.
    bool BeginBlock()
    {
        while (true)
        {
            if (!_inStream && !BeginStream())
            {
                _ended = true;
                return false;
            }
            var size = packed.Peek(1) is [var first, ..] ? first : throw new InvalidDataException("the end is missing");
            if (size > 0)
            {
                OpenBlock((size + 1) * 4);
                return true;
            }
            SkipIndex();
            _inStream = false;
        }
    }

    bool BeginStream()
    {
        while (packed.Peek(1) is [0])
            packed.ReadByte();
        if (packed.Peek(1).IsEmpty)
            return false;
        var header = Take(StreamHeaderBytes);
        if (header is not [0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0, ..])
            throw new InvalidDataException("what follows is not xz");
        if (header[6] != 0 || Crc.Of32(header.AsSpan(6, 2)) != BitConverter.ToUInt32(header, 8))
            throw new InvalidDataException("the header is wrong");
        _check = (XzCheck)header[7];
        _inStream = true;
        return true;
    }

    void OpenBlock(int size)
    {
        var header = Take(size);
        if (Crc.Of32(header.AsSpan(0, size - 4)) != BitConverter.ToUInt32(header, size - 4))
            throw new InvalidDataException("the header of a block is wrong");
        if ((header[1] & 0x3F) != 0)
            throw new InvalidDataException("it is filtered for programs, not for text");
        var at = 2;
        for (var sizes = (header[1] >> 6 & 1) + (header[1] >> 7); sizes > 0; sizes--)
            while (header[at++] >= 0x80)
                continue;
        if (header.AsSpan(at) is not [0x21, 1, var window, ..])
            throw new InvalidDataException("it is packed in an unknown way");
        if (window > 40 || (2L | (window & 1L)) << (window / 2 + 11) > MaximumWindow)
            throw new ContainerException($"needs more than {MaximumWindow} bytes of memory to unpack; pack it again with xz -9 or less");
        _block = LzmaStream.Create([window], packed, leaveOpen: true);
        _crc = _check switch { XzCheck.Crc32 => Crc.New32(), XzCheck.Crc64 => Crc.New64(), _ => null };
    }

    void EndBlock()
    {
        _block!.Dispose();
        _block = null;
        SkipPadding();
        var check = Take(_check switch
        {
            XzCheck.None => 0,
            XzCheck.Crc32 => 4,
            XzCheck.Crc64 => 8,
            XzCheck.Sha256 => 32,
            _ => throw new InvalidDataException("its check is unknown"),
        });
        if (_crc is not null && !_crc.Matches(check))
            throw new InvalidDataException("its check does not match");
    }

    // The index repeats the sizes of the blocks, and the footer the check; they are of use only for reading backwards.
    void SkipIndex()
    {
        packed.ReadByte();
        for (var numbers = 2 * TakeNumber(); numbers > 0; numbers--)
            TakeNumber();
        SkipPadding();
        Take(4 + StreamHeaderBytes);
    }

    void SkipPadding()
    {
        while (packed.Position % 4 != 0)
            Take(1);
    }

    long TakeNumber()
    {
        long number = 0;
        for (var shift = 0; shift < 63; shift += 7)
        {
            var b = Take(1)[0];
            number |= (long)(b & 0x7F) << shift;
            if (b < 0x80)
                return number;
        }
        throw new InvalidDataException("a number is too long");
    }

    byte[] Take(int count)
    {
        var bytes = new byte[count];
        packed.ReadExactly(bytes);
        return bytes;
    }
}
