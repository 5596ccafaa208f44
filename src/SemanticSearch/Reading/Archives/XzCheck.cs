namespace SemanticSearch.Reading.Archives;

/// <summary>The checks of the .xz format, section 2.1.1.2; the values are the format's.</summary>
enum XzCheck : byte
{
    /// <summary>There is none.</summary>
    None = 0,

    /// <summary>CRC-32, 4 bytes.</summary>
    Crc32 = 1,

    /// <summary>CRC-64, 8 bytes, as xz writes unless told otherwise.</summary>
    Crc64 = 4,

    /// <summary>SHA-256, 32 bytes; passed over.</summary>
    Sha256 = 10,
}
