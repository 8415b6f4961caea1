/** What is told of the contract: the AsyncAPI document, and both documents as pages. */
package org.pollwatch.contract.published;
