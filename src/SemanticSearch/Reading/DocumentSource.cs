using System.Text;
using System.Text.Json;
using SemanticSearch.Reading.Settings;

namespace SemanticSearch.Reading;

/// <summary>Something to read: where its bytes come from, and what its name or media type says about their format.</summary>
public sealed class DocumentSource
{
    static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    readonly Func<CancellationToken, ValueTask<Stream>> _open;

    /// <summary>Describes a source that <paramref name="open"/> opens; the reader disposes the stream.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.InvalidRequest"/>: the id breaks the rules of
    /// <see cref="DocumentId"/>.</exception>
    public DocumentSource(string id, Func<CancellationToken, ValueTask<Stream>> open)
    {
        if (DocumentId.Problem(id) is { } problem)
            throw new SemanticSearchException(ErrorKind.InvalidRequest, $"'{id}': {problem}; choose another id");
        Id = id;
        FileName = id[(id.LastIndexOf('/') + 1)..];
        _open = open;
    }

    /// <summary>The identity that the document will have.</summary>
    public string Id { get; }

    /// <summary>A file name whose extension tells the format, and whose stem titles a text without a title; by default the last
    /// segment of <see cref="Id"/>.</summary>
    public string FileName { get; init; }

    /// <summary>The media type, such as <c>text/markdown</c>; where it is given, it decides the format.</summary>
    public string? MediaType { get; init; }

    /// <summary>The name of the character encoding, or null if it is not known; a <c>charset</c> of the media type goes before
    /// it.</summary>
    public string? Charset { get; init; }

    /// <summary>Whether the bytes can be had only once, as those of standard input.</summary>
    public bool OpensOnce { get; init; }

    /// <summary>The title, or null to take it from the text; wins over the text's own.</summary>
    public string? Title { get; init; }

    /// <summary>Metadata by field name, or null for the text's own alone; wins over it field by field.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Metadata { get; init; }

    /// <summary>Where the document lies: an absolute file path, with <c>!/entry</c> for a part of it; or null if it is handed
    /// over.</summary>
    public string? Location { get; init; }

    /// <summary>How many bytes it has, as far as that is known without opening it: a guess, which decides how much is read at once.</summary>
    internal long? Length { get; init; }

    /// <summary>The settings of the folder that it lies in, or null for none; what is made of a source inherits them.</summary>
    internal FolderSettings? Settings { get; init; }

    /// <summary>A file on disk.</summary>
    public static DocumentSource FromFile(string id, string path) => FromFile(id, path, settings: null);

    /// <summary>A file on disk, in a folder of those settings.</summary>
    internal static DocumentSource FromFile(string id, string path, FolderSettings? settings)
    {
        var location = Path.GetFullPath(path);
        return new DocumentSource(id, _ => ValueTask.FromResult<Stream>(OpenFile(location)))
        {
            FileName = Path.GetFileName(location),
            Length = new FileInfo(location) is { Exists: true, Length: var length } ? length : null,
            Location = location,
            Settings = settings,
        };
    }

    /// <summary>A text handed over, by default without markup.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.InvalidRequest"/>: the id breaks the rules, or the text has half
    /// a surrogate pair and so is no Unicode.</exception>
    public static DocumentSource FromText(
        string id,
        string text,
        string mediaType = "text/plain",
        string? title = null,
        IReadOnlyDictionary<string, JsonElement>? metadata = null)
    {
        try
        {
            var bytes = Utf8.GetBytes(text);
            return new DocumentSource(id, _ => ValueTask.FromResult<Stream>(new MemoryStream(bytes, writable: false)))
            {
                MediaType = mediaType,
                Length = bytes.Length,
                Title = title,
                Metadata = metadata,
            };
        }
        catch (EncoderFallbackException e)
        {
            throw new SemanticSearchException(
                ErrorKind.InvalidRequest, $"'{id}': the text has an unpaired surrogate at character {e.Index}; send valid Unicode", e);
        }
    }

    /// <summary>The same source as a part of what lies at a location, in a folder of those settings.</summary>
    internal DocumentSource At(string? location, FolderSettings? settings) => new(Id, _open)
    {
        FileName = FileName,
        Length = Length,
        MediaType = MediaType,
        Charset = Charset,
        OpensOnce = OpensOnce,
        Title = Title,
        Metadata = Metadata,
        Location = location,
        Settings = settings,
    };

    /// <summary>Something found that is no document: it fails when it is opened.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="problem">What is wrong with it, and what to do.</param>
    /// <param name="location">Where it lies, or null.</param>
    internal static DocumentSource Unreadable(string id, string problem, string? location) =>
        new(id, _ => ValueTask.FromException<Stream>(DocumentContent.Unreadable(id, problem))) { Location = location };

    /// <summary>Opens the bytes for reading from their start.</summary>
    public ValueTask<Stream> OpenAsync(CancellationToken cancellationToken) => _open(cancellationToken);

    // A pipe blocks whoever opens it, and a device may never end. Both have the length 0, and a file of that length has nothing to say.
    static Stream OpenFile(string path)
    {
        var file = new FileInfo(path);
        var target = file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file;
        if (target is { Exists: true, Length: 0 })
            return Stream.Null;
        return new FileStream(path, new FileStreamOptions
        {
            Access = FileAccess.Read,
            Share = FileShare.ReadWrite | FileShare.Delete,
            BufferSize = 0,
            Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
        });
    }
}
