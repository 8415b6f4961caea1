/**
 * Reports by SMS, for phones without data: the compact text, the webhooks of SMS providers, and the answer in the observer's
 * language. Off unless a file of secrets and phones is named. No number and no text is ever logged.
 */
package org.pollwatch.gateway.sms;
