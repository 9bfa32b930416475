namespace PmqaDashboard.Server.Hosting;

/// <summary>Why the server cannot start, in words for the person who starts it.</summary>
/// <param name="message">What is wrong and where.</param>
/// <param name="inner">Its cause.</param>
internal sealed class StartException(string message, Exception? inner = null) : Exception(message, inner);
